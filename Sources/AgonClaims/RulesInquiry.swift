// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The check of one claim: who asks, and how many clones it took so far.
struct RulesInquiry {
  let seat: Seat
  let seatCount: Int
  let checker: RulesChecker
  var clones = 0
  /// Facts within `next` within `next`.
  var level = 0
  private var actions: [ActionID] = []

  init(of seat: Seat, among seatCount: Int, by checker: RulesChecker) {
    self.seat = seat
    self.seatCount = seatCount
    self.checker = checker
  }

  /// The other one of two seats.
  func opponent() throws(Obstacle) -> Seat {
    guard seatCount == 2 else { throw .undecidable(.ambiguousReference) }
    return Seat(1 - seat.index)
  }

  /// Makes sure that clones tell what would happen.
  func mayLookAhead() throws(Obstacle) {
    if let reason = checker.rules.obstacleToLookAhead { throw .undecidable(reason) }
  }

  /// The seat whose legal actions count: the one that acts, or the asking one of several.
  func actor(in position: any Episode) -> Seat? {
    let progress = position.progress
    switch progress.turn {
    case .seat(let seat): return seat
    case .simultaneous: return progress.acting >> UInt64(seat.index) & 1 == 1 ? seat : nil
    case .chance, .nobody: return nil
    }
  }

  /// The legal actions of the seat that acts; none after the end.
  mutating func legalActions(in position: any Episode) throws(Obstacle) -> [ActionID] {
    guard position.isOn, let actor = actor(in: position) else { return [] }
    if actor != seat, !checker.rules.abilities.contains(.perfectInformation) {
      throw .undecidable(.hiddenInformation)
    }
    var buffer = actions
    actions = []
    try Obstacle.passing { () throws(EnvironmentError) in
      try position.legalActions(of: actor, into: &buffer)
    }
    actions = buffer
    return buffer
  }

  /// The number of an action that a claim names, legal or not; after the end perhaps no action's.
  func action(_ text: String, in position: any Episode) throws(Obstacle) -> ActionID {
    let reader = actor(in: position) ?? seat
    let reading: ActionReading
    do {
      reading = try position.read(text, by: reader)
    } catch {
      if error.code == .wrongPhase, !position.isOn { return .min }
      throw .failure(error)
    }
    switch reading {
    case .legal(let id), .illegal(let id, _): return id
    case .ambiguous, .unparseable: throw .undecidable(.ambiguousReference)
    }
  }

  /// The position with a seat to act, for which the turn is passed where need be.
  ///
  /// Only while it is on.
  mutating func turned(_ position: any Episode, to seat: Seat) throws(Obstacle) -> any Episode {
    if position.seatToAct == seat { return position }
    try mayLookAhead()
    guard let editor = position.editor else { throw .undecidable(.unsupportedByPlugin) }
    clones += 1
    return try Obstacle.passing { () throws(EnvironmentError) in try editor.pass(to: seat) }
  }

  /// The position after an action of the seat that acts, or nil when the action is not legal there.
  mutating func after(_ action: ActionID, in position: any Episode) throws(Obstacle)
    -> (any Episode)?
  {
    guard try legalActions(in: position).contains(action) else { return nil }
    return try played(action, in: position)
  }

  /// The position after an action that is known to be legal.
  mutating func played(_ action: ActionID, in position: any Episode) throws(Obstacle)
    -> any Episode
  {
    try mayLookAhead()
    guard let actor = position.seatToAct else { throw .undecidable(.unsupportedByPlugin) }
    clones += 1
    return try Obstacle.passing { () throws(EnvironmentError) in
      let copy = try position.clone(.exact)
      try copy.apply(action, by: actor)
      return copy
    }
  }

  /// Whether the action wins at once for the seat, which acts in the position.
  mutating func wins(_ action: ActionID, for seat: Seat, in position: any Episode)
    throws(Obstacle) -> Bool
  {
    guard let next = try after(action, in: position) else { return false }
    return try isWon(next, by: seat)
  }

  /// The first actions that win at once for the seat, which acts in the position.
  mutating func winningActions(of seat: Seat, in position: any Episode, most: Int)
    throws(Obstacle) -> [ActionID]
  {
    var winning: [ActionID] = []
    for action in try legalActions(in: position) {
      let next = try played(action, in: position)
      if try isWon(next, by: seat) { winning.append(action) }
      if winning.count == most { break }
    }
    return winning
  }

  /// Whether the position has ended with a return for the seat that is above every other seat's, and above
  /// zero or the greatest there can be.
  func isWon(_ position: any Episode, by seat: Seat) throws(Obstacle) -> Bool {
    if position.isOn { return false }
    let returns = try Obstacle.passing { () throws(EnvironmentError) in
      try position.returns()
    }
    guard seat.index < returns.count else { return false }
    let own = returns[seat.index]
    let isAhead = returns.indices.allSatisfy { $0 == seat.index || returns[$0] < own }
    return isAhead && (own > 0 || own == checker.rules.returns?.upperBound)
  }

  /// The name of an action of the seat that acts.
  func name(_ action: ActionID, in position: any Episode) throws(Obstacle) -> JSON {
    let actor = actor(in: position) ?? seat
    return .string(
      try Obstacle.passing { () throws(EnvironmentError) in
        try position.name(of: action, by: actor)
      })
  }
}
