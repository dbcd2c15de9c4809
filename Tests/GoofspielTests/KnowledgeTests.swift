// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// What a seat can know of hidden bids, held against all worlds that fit what it has seen.
struct KnowledgeTests {
  /// A claim, and its truth in a world by its hands.
  private struct Statement {
    var claim: JSON
    var holds: ([Set<Int>]) -> Bool
  }

  private func claim(_ predicate: String, _ arguments: JSON...) -> JSON {
    ["predicate": .string(predicate), "args": .array(arguments)]
  }

  private func statements(cards: Int, seats: Int) -> [Statement] {
    var list = [Statement(claim: claim("equal_hands")) { Set($0).count == 1 }]
    for seat in 0..<seats {
      let number = JSON.integer(Int64(seat))
      for card in 1...cards {
        let name = JSON.string("\(card)")
        let others = (0..<seats).filter { $0 != seat }
        list.append(Statement(claim: claim("holds", number, name)) { $0[seat].contains(card) })
        list.append(
          Statement(claim: claim("highest_card", number, "<=", .integer(Int64(card)))) {
            ($0[seat].max() ?? 0) <= card
          })
        list.append(
          Statement(claim: claim("can_win_prize", number, name)) { hands in
            hands[seat].contains(card) && others.allSatisfy { (hands[$0].min() ?? 99) < card }
          })
        list.append(
          Statement(claim: claim("wins_prize_for_sure", number, name)) { hands in
            hands[seat].contains(card) && others.allSatisfy { (hands[$0].max() ?? 0) < card }
          })
      }
    }
    return list
  }

  private func truth(_ statement: Statement, in worlds: [[Set<Int>]]) -> FactAnswer.Truth {
    let holding = worlds.count { statement.holds($0) }
    return holding == worlds.count ? .yes : holding == 0 ? .no : .unknown
  }

  @Test(
    arguments: [
      (5, 2, 1...20), (6, 2, 1...2), (3, 3, 1...6), (4, 3, 1...6), (5, 3, 1...1), (3, 4, 1...3),
    ] as [(Int, Int, ClosedRange<UInt64>)])
  func `a claim is known exactly when it holds in all worlds or in none`(
    _ cards: Int, _ seats: Int, _ seeds: ClosedRange<UInt64>
  ) throws {
    let parameters = Goofspiel.small(cards, bids: "hidden")
    for seed in seeds {
      try Goofspiel.random(parameters, seats: seats, seed: seed) { episode in
        try compare(episode, cards: cards, seats: seats)
      }
    }
  }

  private func compare(_ episode: any Episode, cards: Int, seats: Int) throws {
    let facts = try #require(episode.facts)
    let history = try #require(episode.json()["history"]?.elements)
    let real = history.map { round in
      (round["bids"]?.elements ?? []).compactMap { $0.integer.map { Int($0) } }
    }
    var views: [(View, Int?)] = [(.seat, 0), (.recall, seats - 1)]
    if cards * seats <= 10 { views.append((.everybody, nil)) }
    for (view, observer) in views {
      let possible = PossibleBids(cards: cards, seats: seats, real: real, observer: observer)
      let worlds = possible.worlds().map { possible.hands(in: $0) }
      for statement in statements(cards: cards, seats: seats) {
        let due = truth(statement, in: worlds)
        let answer = try facts.check(
          statement.claim, for: Seat(observer ?? 0), view: view, nodes: 0)
        #expect(answer.truth == due, "\(statement.claim) of \(real) for \(view) \(observer ?? -1)")
        for world in answer.evidence.witness.elements ?? [] {
          let hands = try #require(world["world"]?.elements).map { hand in
            Set((hand.elements ?? []).compactMap { $0.integer.map { Int($0) } })
          }
          #expect(worlds.contains(hands), "\(statement.claim) of \(real): \(world)")
          #expect(statement.holds(hands) == world["holds"]?.truth)
        }
      }
    }
  }

  @Test func `the full view decides what the seat cannot know`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(4, bids: "hidden"), rounds: [[1, 3]])
    let facts = try #require(episode.facts)
    let claim = claim("holds", 1, "3")
    #expect(try facts.check(claim, for: Seat(0), view: .seat, nodes: 0).truth == .unknown)
    #expect(try facts.check(claim, for: Seat(0), view: .full, nodes: 0).truth == .no)
    #expect(try facts.check(claim, for: Seat(1), view: .seat, nodes: 0).truth == .no)
  }

  @Test func `a search without steps knows nothing`() throws {
    let episode = try Goofspiel.play(
      Goofspiel.small(6, bids: "hidden"), seats: 4, rounds: [[1, 3, 3, 2], [2, 4, 5, 5]])
    let facts = try #require(episode.facts)
    let answer = try facts.check(claim("holds", 1, "3"), for: Seat(0), view: .seat, nodes: 1)
    #expect(answer.truth == .unknown)
    #expect(!answer.evidence.isExact)
  }
}
