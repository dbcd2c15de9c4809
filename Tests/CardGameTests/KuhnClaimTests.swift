// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Claims about Kuhn poker.
struct KuhnClaimTests {
  private static let first = CardPosition.kuhn("Q K")
  private static let facing = CardPosition.kuhn("Q J", "bet")
  private static let kingFacing = CardPosition.kuhn("Q K", "bet")
  private static let checked = CardPosition.kuhn("Q K", "check")
  private static let raised = CardPosition.kuhn("Q K", "check bet")
  private static let three = CardPosition("kuhn_poker", seats: 3, "Q A J", "check")

  @Test(arguments: [
    CardClaim(facing, 1, "dominated(call)"), CardClaim(facing, 1, "drawing_dead()"),
    CardClaim(facing, 1, "ev(call, =, -2, prior)"), CardClaim(kingFacing, 1, "nuts()"),
    CardClaim(kingFacing, 1, "dominated(fold)"),
    CardClaim(kingFacing, 1, "win_prob(=, 100, prior)"),
    CardClaim(checked, 1, "dominated(check)"), CardClaim(checked, 1, "value_bet(bet)"),
    CardClaim(first, 0, "can_hold(1, K)"), CardClaim(first, 0, "holds(0, Queen)"),
    CardClaim(first, 0, "beats(K, Q)"), CardClaim(first, 0, "win_prob(=, 50, prior)"),
    CardClaim(first, 0, "pot(=, 2)"), CardClaim(raised, 0, "pot(=, 3)"),
    CardClaim(raised, 0, "to_call(=, 1)"), CardClaim(raised, 0, "pot_odds(=, 25)"),
    CardClaim(raised, 0, "legal(call)"), CardClaim(raised, 0, "turn(0)"),
    CardClaim(raised, 0, "indifferent(fold, call)"), CardClaim(first, 0, "nash_mix(bet, =, 0)"),
    CardClaim(first, 0, "opp_folds(=, 50, equilibrium)"),
    CardClaim(raised, 0, "ev(fold, =, -1, equilibrium)"),
    CardClaim(raised, 0, "win_prob(=, 25, equilibrium)"),
    CardClaim(checked, 1, "nash_mix(bet, =, 100)"), CardClaim(three, 1, "nuts()"),
    CardClaim(three, 1, "can_hold(2, K)"),
  ])
  func `a claim that the seat can know is true`(_ claim: CardClaim) throws {
    let answer = try claim.answer(.seat)
    #expect(answer.truth == .yes)
    #expect(answer.evidence.isExact)
    #expect(try claim.answer(.full).truth == .yes)
  }

  @Test(arguments: [
    CardClaim(facing, 1, "dominated(fold)"), CardClaim(facing, 1, "nuts()"),
    CardClaim(facing, 1, "best_hand_now()"), CardClaim(kingFacing, 1, "drawing_dead()"),
    CardClaim(kingFacing, 1, "dominated(call)"), CardClaim(kingFacing, 1, "bluff(call)"),
    CardClaim(checked, 1, "bluff(bet)"), CardClaim(first, 0, "can_hold(1, Q)"),
    CardClaim(first, 0, "holds(0, K)"), CardClaim(first, 0, "holds(1, Q)"),
    CardClaim(first, 0, "beats(J, Q)"), CardClaim(first, 0, "beats(K, K)"),
    CardClaim(first, 0, "nuts()"), CardClaim(first, 0, "bluff(bet)"),
    CardClaim(first, 0, "value_bet(bet)"), CardClaim(first, 0, "win_prob(>, 50, prior)"),
    CardClaim(raised, 0, "pot(>=, 4)"), CardClaim(raised, 0, "legal(check)"),
    CardClaim(raised, 0, "turn(1)"), CardClaim(raised, 0, "pot_odds(>, 30)"),
    CardClaim(first, 0, "legal(fold)"), CardClaim(first, 0, "opp_folds(<, 50, equilibrium)"),
    CardClaim(raised, 0, "ev(call, >, -1, equilibrium)"),
    CardClaim(raised, 1, "ev(bet, >, 0, prior)"),
    CardClaim(checked, 1, "indifferent(check, bet)"), CardClaim(first, 0, "nash_mix(bet, >, 50)"),
  ])
  func `a claim that the seat can know is false`(_ claim: CardClaim) throws {
    #expect(try claim.answer(.seat).truth == .no)
    #expect(try claim.answer(.full).truth == .no)
  }

  @Test(arguments: [
    (CardClaim(first, 0, "holds(1, K)"), FactAnswer.Truth.yes),
    (CardClaim(first, 0, "holds(1, J)"), .no), (CardClaim(first, 0, "best_hand_now()"), .no),
    (CardClaim(first, 0, "drawing_dead()"), .yes),
    (CardClaim(CardPosition.kuhn("Q J"), 0, "best_hand_now()"), .yes),
  ])
  func `a claim on a hidden card is decided by the full view alone`(
    _ claim: CardClaim, _ truth: FactAnswer.Truth
  ) throws {
    #expect(try claim.answer(.full).truth == truth)
    let seen = try claim.answer(.seat)
    #expect(seen.truth == .unknown)
    #expect(!seen.evidence.isExact)
    #expect(seen.evidence.witness.elements?.first?["worlds"] == 2)
    #expect(seen.evidence.witness.elements?.first?["holding"] == 1)
  }

  @Test(arguments: [
    CardClaim(raised, 0, "nash_mix(call, =, 50)"),
    CardClaim(CardPosition.kuhn("K J"), 0, "nash_mix(bet, =, 0)"),
    CardClaim(CardPosition.kuhn("K Q", "check"), 1, "win_prob(>, 60, equilibrium)"),
    CardClaim(three, 1, "nash_mix(bet, =, 100)"),
    CardClaim(three, 1, "ev(bet, >, 0, equilibrium)"),
    CardClaim(first, 0, "opp_folds(=, 50, prior)"),
  ])
  func `a claim that depends on the equilibrium, or has none, is unknown`(_ claim: CardClaim) throws
  {
    #expect(try claim.answer(.full).truth == .unknown)
    #expect(try claim.answer(.seat).truth == .unknown)
  }

  @Test(arguments: [
    "holds(1)", "holds(2, K)", "holds(1, A)", "holds(1, Kx)", "legal(jump)", "legal(check bet)",
    "pot(==, 2)", "pot(2, =)", "ev(bet, =, 0, luck)", "wins()", "nuts(1)", "holds(x, K)",
  ])
  func `a claim that is not well formed is invalid`(_ text: String) throws {
    #expect(try CardClaim(Self.first, 0, text).answer(.seat).truth == .invalid)
  }

  @Test func `polarity turns true and false and leaves unknown`() throws {
    let facts = try #require(try Self.first.begin().facts)
    func truth(_ text: String) throws -> FactAnswer.Truth {
      var members = CardClaim(Self.first, 0, text).wire.members ?? [:]
      members["polarity"] = false
      return try facts.check(.object(members), for: Seat(0), view: .seat, nodes: 0).truth
    }
    #expect(try truth("holds(0, Q)") == .no)
    #expect(try truth("holds(0, K)") == .yes)
    #expect(try truth("holds(1, K)") == .unknown)
    #expect(try truth("holds(9, K)") == .invalid)
  }
}
