// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost

/// The game beside the running tests.
enum Goofspiel {
  private static let catalogue = PluginCatalogue(
    search: .standard(named: [], path: nil, executable: PluginSearch.runningExecutable()),
    version: "test", log: { _, _ in })

  /// Makes the environment.
  static func environment(_ parameters: JSON = [:]) throws -> any Environment {
    try catalogue.library(offering: "goofspiel").makeEnvironment(
      "goofspiel", parameters: parameters)
  }

  /// Parameters of a small game in descending order whose returns are differences of points.
  static func small(
    _ cards: Int, prizes: JSON = "descending", ties: JSON = "discard", bids: JSON = "revealed",
    returns: JSON = "points_difference"
  ) -> JSON {
    [
      "cards": .integer(Int64(cards)), "prizes": prizes, "ties": ties, "bids": bids,
      "returns": returns,
    ]
  }

  /// Begins an episode and plays rounds of bids, one array a round.
  static func play(_ parameters: JSON, seats: Int = 2, rounds: [[Int]] = []) throws -> any Episode {
    let episode = try environment(parameters).begin(seats: seats, seed: Seed(1), opening: nil)
    for bids in rounds { try episode.bid(bids) }
    return episode
  }

  /// Plays an episode with random bids and prizes, looking at each state before its turn and at the
  /// last one.
  static func random(
    _ parameters: JSON, seats: Int, seed: UInt64, look: (any Episode) throws -> Void
  ) throws {
    let episode = try environment(parameters).begin(seats: seats, seed: Seed(seed), opening: nil)
    var chance = SplitMix64(state: seed)
    while episode.isOn {
      try look(episode)
      if episode.progress.turn == .chance {
        let outcomes = try episode.chanceOutcomes()
        try episode.apply(chance: outcomes[chance.below(outcomes.count)].id)
      } else {
        var bids: [Int] = []
        for seat in episode.actingSeats {
          let cards = try episode.legalActions(of: seat)
          bids.append(Int(cards[chance.below(cards.count)]))
        }
        try episode.bid(bids)
      }
    }
    try look(episode)
  }
}

extension Episode {
  /// Applies one bid a seat, in the order of the seats.
  func bid(_ cards: [Int]) throws {
    try apply(
      cards.enumerated().map { (seat: Seat($0.offset), action: .enumerated(Int64($0.element))) })
  }

  /// The JSON form of what a view shows.
  func json(_ view: View = .full, for seat: Int = 0) throws -> JSON {
    try JSON(parsing: text(for: Seat(seat), view: view, media: .json))
  }

  /// The points of all seats.
  func points() throws -> [Int64] {
    try json()["points"]?.elements?.compactMap(\.integer) ?? []
  }

  /// The serialised bytes.
  func bytes() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try serialise(into: &bytes)
    return bytes
  }
}
