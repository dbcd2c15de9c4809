// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Bids that stay hidden, and copies that draw them anew.
struct HiddenBidTests {
  private static let views: [View] = [.seat, .recall, .everybody]
  private static let media: [Media] = [.text, .json, .svg]

  /// All that a seat sees.
  private func sight(of episode: any Episode, by seat: Int) throws -> [String] {
    try Self.views.flatMap { view in
      try Self.media.map { try episode.text(for: Seat(seat), view: view, media: $0) }
    }
  }

  @Test func `games that differ in hidden bids alone look the same`() throws {
    let parameters = Goofspiel.small(5, bids: "hidden")
    let one = try Goofspiel.play(parameters, seats: 3, rounds: [[4, 2, 1], [1, 3, 2]])
    let other = try Goofspiel.play(parameters, seats: 3, rounds: [[4, 1, 3], [1, 5, 4]])
    #expect(try sight(of: one, by: 0) == sight(of: other, by: 0))
    #expect(try sight(of: one, by: 1) != sight(of: other, by: 1))
    #expect(try one.text(for: Seat(0), view: .full) != other.text(for: Seat(0), view: .full))
  }

  @Test func `revealed bids are seen by all`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(5), seats: 3, rounds: [[4, 2, 1]])
    #expect(try episode.json(.recall, for: 2)["history"]?.elements?.first?["bids"] == [4, 2, 1])
    #expect(try episode.json(.everybody)["hands"]?.elements?.first == [1, 2, 3, 5])
  }

  @Test(arguments: [2, 3, 4, 6], [JSON("random"), "descending"])
  func `a resampled copy looks the same to its seat`(_ seats: Int, _ order: JSON) throws {
    let parameters = Goofspiel.small(13, prizes: order, ties: "carry", bids: "hidden")
    for seed in 1...3 as ClosedRange<UInt64> {
      try Goofspiel.random(parameters, seats: seats, seed: seed) { episode in
        for seat in [0, seats - 1] {
          let copy = try episode.clone(.resample(for: Seat(seat), Seed(seed)))
          #expect(try sight(of: copy, by: seat) == sight(of: episode, by: seat))
          #expect(try copy.points() == episode.points())
          #expect(copy.progress == episode.progress)
        }
      }
    }
  }

  @Test func `equal seeds draw equal copies`() throws {
    let parameters = Goofspiel.small(8, bids: "hidden")
    let episode = try Goofspiel.play(
      parameters, seats: 3, rounds: [[4, 2, 1], [1, 3, 3], [8, 7, 6], [2, 5, 4]])
    let mode = CloneMode.resample(for: Seat(0), Seed(9))
    #expect(try episode.clone(mode).bytes() == episode.clone(mode).bytes())
    let seen = try (1...20).map { try episode.clone(.resample(for: Seat(0), Seed($0))).bytes() }
    #expect(Set(seen).count > 10)
  }

  @Test func `without hidden bids a resampled copy is exact`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(5), rounds: [[4, 2], [1, 3]])
    #expect(try episode.clone(.resample(for: Seat(0), Seed(3))).bytes() == episode.bytes())
  }

  /// How often each world comes up.
  private func frequencies(
    of rounds: [[Int]], cards: Int, draws: Int
  ) throws -> (counts: [[[Int]]: Int], worlds: [[[Int]]]) {
    let seats = rounds[0].count
    let episode = try Goofspiel.play(
      Goofspiel.small(cards, bids: "hidden"), seats: seats, rounds: rounds)
    var counts: [[[Int]]: Int] = [:]
    for seed in 0..<UInt64(draws) {
      let copy = try episode.clone(.resample(for: Seat(0), Seed(seed)))
      let history = try #require(copy.json()["history"]?.elements)
      let bids = history.map {
        ($0["bids"]?.elements ?? []).compactMap { $0.integer.map { Int($0) } }
      }
      counts[bids, default: 0] += 1
    }
    let possible = PossibleBids(cards: cards, seats: seats, real: rounds, observer: 0)
    return (counts, possible.worlds())
  }

  @Test func `with two seats each possible world is drawn as often`() throws {
    let (counts, worlds) = try frequencies(of: [[4, 2], [1, 3], [3, 1]], cards: 5, draws: 6000)
    #expect(Set(counts.keys) == Set(worlds))
    let due = 6000.0 / Double(worlds.count)
    for (world, count) in counts {
      #expect(abs(Double(count) - due) < 5 * due.squareRoot(), "\(world): \(count) for \(due)")
    }
  }

  @Test func `with three seats all possible worlds are drawn, about as often`() throws {
    let (counts, worlds) = try frequencies(of: [[1, 2, 2], [3, 1, 1]], cards: 4, draws: 6000)
    #expect(Set(counts.keys) == Set(worlds))
    let due = 6000.0 / Double(worlds.count)
    for (world, count) in counts {
      #expect(abs(Double(count) - due) < 0.25 * due, "\(world): \(count) for \(due)")
    }
  }
}
