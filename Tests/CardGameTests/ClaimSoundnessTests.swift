// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// What a seat's view says of a claim, held against the full view of every state that the seat cannot tell
/// apart.
struct ClaimSoundnessTests {
  /// The states that one seat takes for one.
  private static func groups(of game: String, seats: Int, seat: Int) throws -> [[any Episode]] {
    var groups: [String: [any Episode]] = [:]
    for episode in try CardStates(of: game, seats: seats).episodes {
      // The history of a deal under way does not show how many cards are dealt.
      let view = try episode.text(for: Seat(seat), view: .recall, media: .json)
      groups["\(episode.progress.actionCount) \(view)", default: []].append(episode)
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  private func truth(_ claim: JSON, of seat: Int, in episode: any Episode, _ view: View) throws
    -> FactAnswer.Truth
  {
    try #require(episode.facts).check(claim, for: Seat(seat), view: view, nodes: 0).truth
  }

  @Test(arguments: [("kuhn_poker", 2, 1), ("kuhn_poker", 3, 13), ("leduc_poker", 2, 37)])
  func `made claims are true or false in every state that the seat may be in`(
    _ game: String, _ seats: Int, _ step: Int
  ) throws {
    var made = 0
    for seat in 0..<seats {
      let groups = try Self.groups(of: game, seats: seats, seat: seat)
      for (number, group) in groups.enumerated() where number.isMultiple(of: step) {
        for truth in [true, false] {
          let facts = try #require(group[0].facts)
          let seed = Seed(UInt64(number))
          let claims = try facts.generate(truth, for: Seat(seat), seed: seed, most: 8)
          #expect(claims.count == 8)
          #expect(Set(claims).count == 8)
          made += claims.count
          for claim in claims {
            for episode in group {
              let full = try self.truth(claim, of: seat, in: episode, .full)
              #expect(full == (truth ? .yes : .no), "\(claim)")
            }
          }
        }
      }
    }
    #expect(made > 400)
  }

  @Test(arguments: [("kuhn_poker", 2, 1), ("kuhn_poker", 3, 7), ("leduc_poker", 2, 17)])
  func `a seat's verdict is that of all its worlds, else unknown`(
    _ game: String, _ seats: Int, _ step: Int
  ) throws {
    let texts = [
      "holds(1, K)", "can_hold(1, J)", "best_hand_now()", "nuts()", "drawing_dead()",
      "beats(Q, J)", "bluff(bet)", "win_prob(>=, 50, prior)", "ev(call, >, 0, prior)",
      "dominated(call)",
    ]
    var verdicts: Set<FactAnswer.Truth> = []
    for (number, group) in try Self.groups(of: game, seats: seats, seat: 0).enumerated()
    where number.isMultiple(of: step) {
      for text in texts {
        let claim = CardClaim(CardPosition(game), 0, text).wire
        let full = Set(try group.map { try truth(claim, of: 0, in: $0, .full) })
        let seen = try truth(claim, of: 0, in: group[0], .seat)
        #expect(seen == (full.count == 1 ? full.first : .unknown), "\(text) \(full)")
        verdicts.insert(seen)
      }
    }
    #expect(verdicts == [.yes, .no, .unknown])
  }

  @Test(arguments: ["kuhn_poker", "leduc_poker"])
  func `the examples of all predicates are understood`(_ game: String) throws {
    let environment = try CardPosition(game).environment()
    let cards = game == "kuhn_poker" ? "Q K" : "Qs Ks"
    let facts = try #require(try CardPosition(game, cards).begin().facts)
    for predicate in environment.predicates {
      let answer = try facts.check(predicate.example, for: Seat(0), view: .seat, nodes: 0)
      #expect(answer.truth != .invalid, "\(predicate.example)")
      #expect(predicate.gloss.hasSuffix("."))
    }
    #expect(environment.predicates.count >= 18)
  }
}
