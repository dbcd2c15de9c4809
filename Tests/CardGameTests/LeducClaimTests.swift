// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Claims about Leduc poker.
struct LeducClaimTests {
  private static let king = CardPosition.leduc("Ks Qs")
  private static let queen = CardPosition.leduc("Qs Kh")
  private static let jack = CardPosition.leduc("Jh Kh")
  private static let pair = CardPosition.leduc("Ks Qs Kh", "check check")
  private static let unpaired = CardPosition.leduc("Ks Js Qh", "check raise call")
  private static let facing = CardPosition.leduc("Js Ks Qh", "check raise call raise")
  private static let capped = CardPosition.leduc("Ks Js Kh", "check check raise raise")

  @Test(arguments: [
    CardClaim(king, 0, "win_prob(=, 70, prior)"), CardClaim(queen, 0, "win_prob(=, 50, prior)"),
    CardClaim(jack, 0, "win_prob(=, 30, prior)"), CardClaim(king, 0, "outs(=, 1)"),
    CardClaim(king, 0, "can_hold(1, K)"), CardClaim(king, 0, "value_bet(raise)"),
    CardClaim(jack, 0, "bluff(raise)"), CardClaim(king, 0, "raise_count(=, 0)"),
    CardClaim(pair, 0, "nuts()"), CardClaim(pair, 0, "pair(0)"), CardClaim(pair, 0, "outs(=, 0)"),
    CardClaim(pair, 0, "board(K)"), CardClaim(pair, 0, "board(Kh)"),
    CardClaim(pair, 0, "win_prob(=, 100, prior)"), CardClaim(unpaired, 0, "best_unpaired()"),
    CardClaim(unpaired, 0, "win_prob(=, 62.5, prior)"), CardClaim(unpaired, 0, "beats(Q, K)"),
    CardClaim(facing, 1, "pot(=, 10)"), CardClaim(facing, 1, "to_call(=, 4)"),
    CardClaim(facing, 1, "pot_odds(>=, 28)"), CardClaim(facing, 1, "ev(fold, =, -3, prior)"),
    CardClaim(capped, 0, "dominated(fold)"), CardClaim(capped, 0, "raise_count(=, 2)"),
    CardClaim(capped, 0, "ev(call, =, 9, prior)"),
  ])
  func `a claim that the seat can know is true`(_ claim: CardClaim) throws {
    #expect(try claim.answer(.seat).truth == .yes)
    #expect(try claim.answer(.full).truth == .yes)
  }

  @Test(arguments: [
    CardClaim(king, 0, "nuts()"), CardClaim(king, 0, "can_hold(1, Ks)"),
    CardClaim(king, 0, "drawing_dead()"), CardClaim(king, 0, "bluff(raise)"),
    CardClaim(king, 0, "bluff(check)"), CardClaim(queen, 0, "bluff(raise)"),
    CardClaim(queen, 0, "value_bet(raise)"), CardClaim(king, 0, "board(Q)"),
    CardClaim(king, 0, "pair(0)"), CardClaim(king, 0, "outs(>, 1)"),
    CardClaim(unpaired, 0, "nuts()"), CardClaim(unpaired, 0, "pair(0)"),
    CardClaim(unpaired, 0, "beats(K, Q)"), CardClaim(pair, 0, "best_unpaired()"),
    CardClaim(pair, 0, "pair(1)"), CardClaim(facing, 1, "raise_count(>, 1)"),
    CardClaim(facing, 1, "legal(check)"), CardClaim(capped, 0, "legal(raise)"),
    CardClaim(capped, 0, "dominated(call)"), CardClaim(facing, 1, "pot_odds(>=, 29)"),
    CardClaim(facing, 1, "dominated(fold)"), CardClaim(king, 0, "board(K)"),
  ])
  func `a claim that the seat can know is false`(_ claim: CardClaim) throws {
    #expect(try claim.answer(.seat).truth == .no)
    #expect(try claim.answer(.full).truth == .no)
  }

  @Test(arguments: [
    (CardClaim(king, 0, "holds(1, Q)"), FactAnswer.Truth.yes, 5),
    (CardClaim(unpaired, 0, "pair(1)"), .no, 4),
    (CardClaim(unpaired, 0, "best_hand_now()"), .yes, 4),
    (CardClaim(facing, 0, "drawing_dead()"), .yes, 4),
    (CardClaim(facing, 1, "drawing_dead()"), .no, 4),
    (CardClaim(king, 0, "holds(1, Qs)"), .yes, 5),
  ])
  func `a claim on a hidden card is decided by the full view alone`(
    _ claim: CardClaim, _ truth: FactAnswer.Truth, _ worlds: Int
  ) throws {
    #expect(try claim.answer(.full).truth == truth)
    let seen = try claim.answer(.seat)
    #expect(seen.truth == .unknown)
    #expect(seen.evidence.witness.elements?.first?["worlds"] == .integer(Int64(worlds)))
  }

  @Test func `no equilibrium is known of Leduc poker`() throws {
    let claim = CardClaim(Self.king, 0, "win_prob(>, 0, equilibrium)")
    #expect(try claim.answer(.seat).truth == .unknown)
    #expect(try Self.king.begin().oracle == nil)
  }

  @Test func `suits change places and the game stays the same`() throws {
    for episode in try CardStates(of: "leduc_poker").episodes.enumerated()
    where episode.offset.isMultiple(of: 7) {
      let symmetry = try #require(episode.element.symmetry)
      let mapped = try symmetry.episode(mappedBy: 1)
      #expect(mapped.progress == episode.element.progress)
      #expect(try mapped.returns() == episode.element.returns())
      let back = try #require(mapped.symmetry).episode(mappedBy: symmetry.inverse(of: 1))
      #expect(back.positionKey == episode.element.positionKey)
      let same = try symmetry.episode(mappedBy: 0)
      #expect(same.positionKey == episode.element.positionKey)
      guard let seat = episode.element.seatToAct else { continue }
      for action in try episode.element.legalActions(of: seat) {
        let (actor, image) = try symmetry.action(action, by: seat, mappedBy: 1)
        let after = try episode.element.clone(.exact)
        try after.apply(action, by: seat)
        let other = try mapped.clone(.exact)
        try other.apply(image, by: actor)
        let expected = try #require(after.symmetry).episode(mappedBy: 1)
        #expect(other.positionKey == expected.positionKey)
      }
    }
  }
}
