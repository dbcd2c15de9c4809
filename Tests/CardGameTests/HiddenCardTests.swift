// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// What a seat cannot see stays hidden, in every state of the games.
struct HiddenCardTests {
  private static let games = [("kuhn_poker", 2), ("kuhn_poker", 3), ("leduc_poker", 2)]

  /// All that a seat is shown.
  private func shown(to seat: Seat, in episode: any Episode) throws -> [String] {
    try [View.seat, .recall, .everybody].flatMap { view in
      try [Media.text, .json, .svg].map { try episode.text(for: seat, view: view, media: $0) }
    }
  }

  @Test(arguments: games)
  func `a resampled state shows the seat the same and may hide other cards`(
    _ game: String, _ seats: Int
  ) throws {
    var changed = 0
    for (number, episode) in try CardStates(of: game, seats: seats).episodes.enumerated() {
      // Of the large game every fifth state is enough.
      guard seats == 3 || game == "kuhn_poker" || number % 5 == 0 else { continue }
      let seat = Seat(number % seats)
      let before = try shown(to: seat, in: episode)
      let copy = try episode.clone(.resample(for: seat, Seed(UInt64(number))))
      #expect(try shown(to: seat, in: copy) == before)
      #expect(try copy.legalActions(of: seat) == episode.legalActions(of: seat))
      #expect(copy.progress == episode.progress)
      if copy.positionKey != episode.positionKey { changed += 1 }
    }
    #expect(changed > 10)
  }

  @Test(arguments: games)
  func `states that differ in hidden cards alone are one observation`(
    _ game: String, _ seats: Int
  ) throws {
    var views: [String: Set<String>] = [:]
    for episode in try CardStates(of: game, seats: seats).episodes {
      let full = try JSON(
        parsing: Array(episode.text(for: Seat(0), view: .full, media: .json).utf8))
      for seat in 0..<seats {
        // Own card, board and history name the information; the text must not say more.
        let cards = full["cards"]?.elements ?? []
        let known = "\(seat) \(cards[seat]) \(full["board"] ?? .null) \(full["history"] ?? .null)"
        let deal = cards.count { $0 != .null }
        views["\(known) \(deal)", default: []].insert(
          try episode.text(for: Seat(seat), view: .recall))
      }
    }
    #expect(views.values.allSatisfy { $0.count == 1 })
    #expect(views.count > 10)
  }

  @Test func `resampling draws every consistent hand about as often`() throws {
    let episode = try CardPosition.leduc("Ks Qs Kh", "check check").begin()
    var counts: [String: Int] = [:]
    for seed in 0..<4000 {
      let copy = try episode.clone(.resample(for: Seat(0), Seed(UInt64(seed))))
      let full = try JSON(parsing: Array(copy.text(for: Seat(0), view: .full, media: .json).utf8))
      counts[full["cards"]?.elements?.last?.text ?? "", default: 0] += 1
    }
    #expect(counts.keys.sorted() == ["Jh", "Js", "Qh", "Qs"])
    // Five standard deviations of a fair draw.
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 137 })
  }

  @Test func `equal seeds resample equally`() throws {
    let episode = try CardPosition.leduc("Ks Qs").begin()
    for seed in 0..<20 {
      let mode = CloneMode.resample(for: Seat(1), Seed(UInt64(seed)))
      #expect(try episode.clone(mode).positionKey == episode.clone(mode).positionKey)
    }
  }
}
