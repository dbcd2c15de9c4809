// SPDX-License-Identifier: Apache-2.0

extension Episode {
  /// Looks ahead by copies and calls of this protocol.
  public func simulate(_ simulations: [Simulation]) throws(EnvironmentError) -> [SimulationReport] {
    var reports: [SimulationReport] = []
    reports.reserveCapacity(simulations.count)
    for simulation in simulations {
      var walk = SimulationWalk(simulation)
      reports.append(try walk.run(from: self))
    }
    return reports
  }

  /// Draws one outcome of chance as `Simulation` says, and applies nothing.
  ///
  /// - Throws: `faulty` where chance acts without an outcome.
  public func drawnOutcome(with generator: inout SplitMix64) throws(EnvironmentError) -> ActionID {
    let outcomes = try chanceOutcomes()
    guard let last = outcomes.last else {
      throw EnvironmentError(
        code: .faulty, place: "chance_outcomes", detail: "Chance acts, but has no outcome.",
        fault: .protocol)
    }
    let point = generator.unit()
    var sum = 0.0
    for outcome in outcomes {
      sum += outcome.probability
      if sum > point { return outcome.id }
    }
    return last.id
  }
}

/// One simulation while it runs.
private struct SimulationWalk {
  private let simulation: Simulation
  private var generator: SplitMix64
  private var legal: [ActionID] = []

  init(_ simulation: Simulation) {
    self.simulation = simulation
    generator = SplitMix64(seed: simulation.seed)
  }

  mutating func run(from state: some Episode) throws(EnvironmentError) -> SimulationReport {
    let episode = try state.clone(simulation.copy)
    var applied = 0
    for step in simulation.path {
      try settleChance(in: episode)
      guard try apply(step, to: episode) else { break }
      applied += 1
    }
    try settleChance(in: episode)
    let progress = episode.progress
    let isOn = progress.phase == .play
    let acting = isOn ? episode.actingSeats : []
    legal.removeAll(keepingCapacity: true)
    if let first = acting.first { try episode.legalActions(of: first, into: &legal) }
    var report = SimulationReport(
      applied: applied, isOn: isOn, seatToAct: isOn ? episode.seatToAct : nil, legalActions: legal,
      acting: isOn ? progress.acting : 0, returns: try episode.returns(),
      playoutSums: try games(simulation.playouts, from: episode), branches: [])
    if let seat = report.seatToAct, simulation.branches {
      report.branches = try branches(of: report.legalActions, by: seat, from: episode)
    }
    return report
  }

  private mutating func branches(
    of actions: [ActionID], by seat: Seat, from episode: any Episode
  ) throws(EnvironmentError) -> [SimulationReport.Branch] {
    var branches: [SimulationReport.Branch] = []
    for action in actions {
      let next = try episode.clone(.exact)
      try next.apply(action, by: seat)
      branches.append(
        SimulationReport.Branch(
          action: action, ends: !next.isOn, returns: try next.returns(),
          playoutSums: try games(simulation.playoutsPerAction, from: next)))
    }
    return branches
  }

  /// Plays random games from copies with fresh chance; the sums of their returns.
  private mutating func games(_ count: Int, from episode: any Episode) throws(EnvironmentError)
    -> [Double]
  {
    var sums = [Double](repeating: 0, count: episode.progress.seatCount)
    for _ in 0..<count {
      let game = try episode.clone(.reseed(generator.seed()))
      var turns = 0
      while turns < simulation.mostTurns, try playTurn(of: game) { turns += 1 }
      for (seat, value) in try game.returns().enumerated() where seat < sums.count {
        sums[seat] += value
      }
    }
    return sums
  }

  /// Plays one random turn of whoever acts; false when the episode is over or nothing can be listed.
  private mutating func playTurn(of episode: any Episode) throws(EnvironmentError) -> Bool {
    let progress = episode.progress
    guard progress.phase == .play else { return false }
    switch progress.turn {
    case .chance:
      try episode.apply(chance: episode.drawnOutcome(with: &generator))
    case .seat(let seat):
      guard let action = try draw(for: seat, in: episode) else { return false }
      try episode.apply(action, by: seat)
    case .simultaneous:
      guard let joint = try joint(in: episode, fixed: nil) else { return false }
      try episode.apply(joint)
    case .nobody: return false
    }
    return true
  }

  /// Draws until no chance acts.
  private mutating func settleChance(in episode: any Episode) throws(EnvironmentError) {
    var turns = 0
    while turns < simulation.mostTurns, episode.isOn, case .chance = episode.progress.turn {
      try episode.apply(chance: episode.drawnOutcome(with: &generator))
      turns += 1
    }
  }

  /// Applies a step of the path; false where it does not fit the state.
  private mutating func apply(_ step: Simulation.Step, to episode: any Episode)
    throws(EnvironmentError) -> Bool
  {
    guard episode.isOn, episode.progress.acting >> UInt64(step.seat.index) & 1 == 1 else {
      return false
    }
    try episode.legalActions(of: step.seat, into: &legal)
    guard legal.contains(step.action) else { return false }
    if episode.seatToAct == step.seat {
      try episode.apply(step.action, by: step.seat)
      return true
    }
    guard let joint = try joint(in: episode, fixed: step) else { return false }
    try episode.apply(joint)
    return true
  }

  /// The actions of all acting seats, drawn but for a fixed one; nil where a seat has none.
  private mutating func joint(in episode: any Episode, fixed: Simulation.Step?)
    throws(EnvironmentError) -> [(seat: Seat, action: Action)]?
  {
    var joint: [(seat: Seat, action: Action)] = []
    for seat in episode.actingSeats {
      if let fixed, fixed.seat == seat {
        joint.append((seat, .enumerated(fixed.action)))
      } else {
        guard let action = try draw(for: seat, in: episode) else { return nil }
        joint.append((seat, .enumerated(action)))
      }
    }
    return joint
  }

  private mutating func draw(for seat: Seat, in episode: any Episode) throws(EnvironmentError)
    -> ActionID?
  {
    try episode.legalActions(of: seat, into: &legal)
    return legal.isEmpty ? nil : legal[generator.below(legal.count)]
  }
}
