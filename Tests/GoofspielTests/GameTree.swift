// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The whole of a small game for two seats, walked through the plugin.
struct GameTree {
  /// How seat 0 and seat 1 play where both act.
  enum Play {
    /// Both play an equilibrium.
    case equilibrium
    /// Seat 1 bids at random; seat 0 answers best.
    case bestAgainstRandom
    /// Seat 1 bids at random; seat 0 bids the card with the number of the prize.
    case matchingAgainstRandom
  }

  /// The states before a joint turn or at the end, without counting equal ones once.
  private(set) var histories = 0
  /// The finished games.
  private(set) var terminals = 0
  private var known: [UInt64: Double] = [:]

  private func after(_ episode: any Episode, _ change: (any Episode) throws -> Void) throws
    -> any Episode
  {
    let copy = try episode.clone(.exact)
    try change(copy)
    return copy
  }

  /// Counts all games from here.
  mutating func count(_ episode: any Episode) throws {
    histories += 1
    guard episode.isOn else {
      terminals += 1
      return
    }
    if episode.progress.turn == .chance {
      for outcome in try episode.chanceOutcomes() {
        try count(after(episode) { try $0.apply(chance: outcome.id) })
      }
      return
    }
    for own in try episode.legalActions(of: Seat(0)) {
      for other in try episode.legalActions(of: Seat(1)) {
        try count(after(episode) { try $0.bid([Int(own), Int(other)]) })
      }
    }
  }

  /// What seat 0 gets more than seat 1 from here on.
  mutating func value(of episode: any Episode, by play: Play) throws -> Double {
    let points = try episode.points()
    let lead = Double(points[0] - points[1])
    guard episode.isOn else { return lead }
    // The lead is part of the key of a position but not of what is still to be won.
    if let key = episode.positionKey, let value = known[key] { return lead + value }
    let value: Double
    if episode.progress.turn == .chance {
      var sum = 0.0
      for outcome in try episode.chanceOutcomes() {
        let next = try after(episode) { try $0.apply(chance: outcome.id) }
        sum += outcome.probability * (try self.value(of: next, by: play))
      }
      value = sum
    } else {
      value = try solve(payoffs(of: episode, by: play), of: episode, by: play)
    }
    if let key = episode.positionKey { known[key] = value - lead }
    return value
  }

  private mutating func payoffs(of episode: any Episode, by play: Play) throws -> [[Double]] {
    try episode.legalActions(of: Seat(0)).map { own in
      try episode.legalActions(of: Seat(1)).map { other in
        let next = try after(episode) { try $0.bid([Int(own), Int(other)]) }
        return try value(of: next, by: play)
      }
    }
  }

  private func solve(_ payoffs: [[Double]], of episode: any Episode, by play: Play) throws -> Double
  {
    let means = payoffs.map { $0.reduce(0, +) / Double($0.count) }
    switch play {
    case .equilibrium: return MatrixGame(payoffs).value
    case .bestAgainstRandom: return means.max() ?? 0
    case .matchingAgainstRandom:
      let prize = try episode.json()["prize"]?.integer ?? 0
      let row = try episode.legalActions(of: Seat(0)).firstIndex(of: prize)
      return row.map { means[$0] } ?? .nan
    }
  }
}
