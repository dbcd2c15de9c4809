// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import CAgon

/// Measures how often a second an environment does what tournaments and searches ask of it.
package struct PluginBenchmark {
  private let seconds: Double
  private let clock = ContinuousClock()
  private let seed = Seed(1)

  /// Makes a benchmark.
  ///
  /// - Parameter seconds: wall clock of each number.
  package init(seconds: Double = 0.5) { self.seconds = seconds }

  /// The speed of calls through the host's protocol, in this process or through a wall.
  package func speed(of environment: any Environment, way: String) throws -> PluginSpeed {
    let facts = environment.descriptor
    let seats = facts.seats.lowerBound
    var rates: [PluginSpeed.Work: Double] = [:]
    var random = SplitMix64(seed: seed)
    rates[.steps] = try rate {
      try played(environment, seats: seats, with: &random)
    }
    let episode = try middle(of: environment, seats: seats)
    if facts.abilities.contains(.clone) {
      rates[.clones] = try rate {
        for _ in 0..<100 { _ = try episode.clone(.exact) }
        return 100
      }
    }
    var bytes: [UInt8] = []
    rates[.observations] = try rate {
      for _ in 0..<100 { try episode.observe(Seat(0), view: .seat, media: .text, into: &bytes) }
      return 100
    }
    if let checker = episode.facts, let example = environment.predicates.first?.example {
      rates[.checks] = try rate {
        for _ in 0..<20 { _ = try checker.check(example, for: Seat(0), view: .full, nodes: 1_000) }
        return 20
      }
    }
    if facts.abilities.contains(.clone), facts.abilities.contains(.enumerate) {
      let start = try environment.begin(seats: seats, seed: seed, opening: nil)
      rates[.playouts] = try rate {
        _ = try start.simulate([Simulation(playouts: 100, seed: random.seed())])
        return 100
      }
    }
    return PluginSpeed(way: way, perSecond: rates)
  }

  /// The speed of the plugin's own functions, called without a host.
  package func bareSpeed(file: String, environment: String, example: String?) throws -> PluginSpeed
  {
    let plugin = try BarePlugin(file: file, environment: environment)
    var walk = BareWalk(of: plugin)
    var random = SplitMix64(seed: seed)
    var rates: [PluginSpeed.Work: Double] = [:]
    rates[.steps] = try rate {
      guard let episode = plugin.begin(seed: random.seed().value) else { throw BarePlugin.Absent() }
      defer { plugin.table.end(episode) }
      var steps = 0
      while steps < 2_000, walk.step(episode, with: &random) { steps += 1 }
      return steps
    }
    guard let episode = plugin.begin(seed: seed.value) else { throw BarePlugin.Absent() }
    defer { plugin.table.end(episode) }
    var first = SplitMix64(seed: seed)
    for _ in 0..<4 { _ = walk.step(episode, with: &first) }
    if let clone = plugin.table.clone {
      rates[.clones] = try rate { copies(of: episode, by: clone, plugin) }
    }
    rates[.observations] = try rate { observations(of: episode, plugin) }
    if let example, let check = plugin.facts?.pointee.check {
      rates[.checks] = try rate { checks(of: Array(example.utf8), in: episode, by: check) }
    }
    return PluginSpeed(way: "bare", perSecond: rates)
  }

  /// Counts a second: repeats some work until the time is used up.
  private func rate(_ work: () throws -> Int) throws -> Double {
    _ = try work()
    var count = 0
    let beginning = clock.now
    var taken = 0.0
    while taken < seconds {
      count += try work()
      taken = beginning.duration(to: clock.now) / .seconds(1)
    }
    return Double(count) / taken
  }

  /// Plays one episode; how many steps it took.
  private func played(
    _ environment: any Environment, seats: Int, with random: inout SplitMix64
  ) throws -> Int {
    let episode = try environment.begin(seats: seats, seed: random.seed(), opening: nil)
    var legal: [ActionID] = []
    var steps = 0
    while steps < 2_000 {
      if let seat = episode.seatToAct {
        try episode.legalActions(of: seat, into: &legal)
        if legal.isEmpty { break }
        try episode.apply(legal[random.below(legal.count)], by: seat)
      } else if let step = try episode.drawStep(with: &random) {
        try episode.apply(step)
      } else {
        break
      }
      steps += 1
    }
    return steps
  }

  /// An episode after four random steps.
  private func middle(of environment: any Environment, seats: Int) throws -> any Episode {
    let episode = try environment.begin(seats: seats, seed: seed, opening: nil)
    try playOn(episode, seed: seed, most: 4)
    return episode
  }
}

private typealias Clone =
  @convention(c) (
    OpaquePointer?, Int32, UInt32, UInt64, UnsafeMutablePointer<OpaquePointer?>?,
    UnsafeMutablePointer<agon_error_t>?
  ) -> agon_status_t

private typealias Check =
  @convention(c) (
    OpaquePointer?, UInt32, Int32, agon_span_t, UnsafePointer<agon_budget_t>?,
    UnsafeMutablePointer<Int32>?, UnsafePointer<agon_sink_t>?, UnsafeMutablePointer<agon_error_t>?
  ) -> agon_status_t

private func copies(of episode: OpaquePointer, by clone: Clone, _ plugin: BarePlugin) -> Int {
  for _ in 0..<100 {
    var copy: OpaquePointer?
    guard clone(episode, AGON_CLONE_EXACT, 0, 0, &copy, nil) == AGON_OK, let copy else { break }
    plugin.table.end(copy)
  }
  return 100
}

private func observations(of episode: OpaquePointer, _ plugin: BarePlugin) -> Int {
  var bytes: [UInt8] = []
  for _ in 0..<100 {
    bytes.removeAll(keepingCapacity: true)
    _ = BarePlugin.collect(into: &bytes) {
      plugin.table.observe(episode, 0, AGON_VIEW_SEAT, AGON_MEDIA_TEXT, $0, nil)
    }
  }
  return 100
}

private func checks(of claim: [UInt8], in episode: OpaquePointer, by check: Check) -> Int {
  var budget = agon_budget_t(
    struct_size: UInt32(MemoryLayout<agon_budget_t>.size), reserved: 0, nodes: 1_000,
    milliseconds: 0)
  var verdict: Int32 = 0
  var evidence: [UInt8] = []
  for _ in 0..<20 {
    evidence.removeAll(keepingCapacity: true)
    _ = BarePlugin.lend(claim) { span in
      BarePlugin.collect(into: &evidence) {
        check(episode, 0, AGON_VIEW_FULL, span, &budget, &verdict, $0, nil)
      }
    }
  }
  return 20
}
