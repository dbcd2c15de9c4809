// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The values of actions under best play, by looking at every line of play to its end.
///
/// Knows nothing of the game but clone, apply and returns; chance counts by its probabilities.
struct ExactSearch {
  /// The search has looked at as many states as it may.
  struct OutOfStates: Error {}

  /// A position and the seat that values it.
  private struct Key: Hashable {
    let position: UInt64
    let turn: Progress.Turn
  }

  private let facts: EnvironmentDescriptor
  private let most: Int
  private var states = 0
  private var values: [Key: Double] = [:]

  /// Makes a search for environments of one seat, or of two with opposite interests.
  ///
  /// - Parameter states: states that may be looked at for one question.
  init(of facts: EnvironmentDescriptor, states: Int) {
    self.facts = facts
    most = states
  }

  /// Why such a search cannot tell the value of an environment's actions; nil when it can.
  static func obstacle(in facts: EnvironmentDescriptor) -> String? {
    let isOpposed = facts.utility == .zeroSum || facts.utility == .constantSum
    if !facts.abilities.contains(.clone) { return "The ability to clone is not declared." }
    if !facts.abilities.contains(.perfectInformation) { return "Information is hidden." }
    if facts.chance == .sampled { return "Chance is drawn inside of actions." }
    if facts.seats == 1...1 || facts.seats == 2...2 && isOpposed { return nil }
    return "Best play is not told by one number: \(facts.utility) returns of \(facts.seats) seats."
  }

  /// The final return of a seat, for each of its legal actions, under best play of all.
  mutating func values(of actions: [ActionID], by seat: Seat, in episode: any Episode) throws
    -> [Double]
  {
    states = 0
    // Values of seat 0 are kept; those of seat 1 follow from the sum of the returns.
    return try actions.map { action in
      let next = try episode.clone(.exact)
      try next.apply(action, by: seat)
      return try value(of: next, for: seat)
    }
  }

  /// The final return of a seat under best play.
  private mutating func value(of episode: any Episode, for eye: Seat) throws -> Double {
    let progress = episode.progress
    if progress.phase != .play { return try episode.returns()[eye.index] }
    states += 1
    guard states <= most else { throw OutOfStates() }
    let key = episode.positionKey.map {
      Key(position: $0 ^ UInt64(eye.index) &* 0x9E37_79B9_7F4A_7C15, turn: progress.turn)
    }
    if let key, let known = values[key] { return known }
    let value: Double
    switch progress.turn {
    case .chance:
      var sum = 0.0
      for outcome in try episode.chanceOutcomes() {
        let next = try episode.clone(.exact)
        try next.apply(chance: outcome.id)
        sum += outcome.probability * (try self.value(of: next, for: eye))
      }
      value = sum
    case .seat(let actor):
      var best = actor == eye ? -Double.infinity : Double.infinity
      for action in try episode.legalActions(of: actor) {
        let next = try episode.clone(.exact)
        try next.apply(action, by: actor)
        let found = try self.value(of: next, for: eye)
        best = actor == eye ? max(best, found) : min(best, found)
      }
      value = best
    case .simultaneous, .nobody: throw OutOfStates()
    }
    if let key { values[key] = value }
    return value
  }
}
