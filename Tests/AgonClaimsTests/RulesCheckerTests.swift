// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore
import Testing

struct RulesCheckerTests {
  /// `x` wins by c1, `o` wins by c2; `x` acts.
  static let race = "xx. oo. ..."

  func verdict(
    _ line: String, seat: Int = 0, on position: Noughts, rules: EnvironmentDescriptor? = nil,
    nodes: Int = RulesChecker.usualNodes
  ) throws -> Verdict {
    let checker = RulesChecker(of: rules ?? Noughts.rules(), nodes: nodes)
    return try checker.verdict(of: try Claim(parsing: line), for: Seat(seat), on: position)
  }

  @Test(arguments: [
    "legal(c1)", "not legal(a1)", "turn(self)", "not turn(opp)", "wins_now(self, c1)",
    "wins_now(opp, c2)", "threat(opp, c2)", "threat(self, c1)", "not threat(opp, c1)",
    "not wins_now(self, a1)", "blocks(c2, threat=c2)", "blocks(c1, c2)", "not blocks(a3, c2)",
    "not blocks(c2, c1)", "creates_threat(c2)", "creates_threat(a3)", "not creates_threat(c1)",
    "not fork(c3)", "not fork(b3)", "loses_to(a3, c2)", "not loses_to(c2, c2)",
    "not loses_to(c1, c2)",
    "not only_move(c1)", "best(c1)", "forced(c1)", "better(c1, a3)", "not better(c1, c1)",
    "not better(a3, c1)", "value(=, 1)", "value(>=, 0.5)", "not value(=, 0.5)",
    "reply(a3, best=c2)",
    "not reply(a3, c1)", "not reply(c1, c2)", "next(a3, turn(opp))", "next(a3, legal(c2))",
    "not next(a1, legal(c2))", "next(c2, not threat(opp, c2))", "next(c1, owner(c1, self))",
    "next(c1, not empty(c1))", "next(a3, next(c3, fork(c2)))", "next(c1, value(=, 1))",
    "not next(c1, turn(opp))",
  ])
  func `what holds in the race is supported and its denial refuted`(line: String) throws {
    let position = Noughts(RulesCheckerTests.race)
    let claim = try verdict(line, on: position)
    #expect(claim.finding == .supported, "\(String(describing: claim.evidence))")
    let denial = line.hasPrefix("not ") ? String(line.dropFirst(4)) : "not " + line
    #expect(try verdict(denial, on: position).finding == .refuted)
  }

  @Test func `a fork needs two actions, and two lines through one cell are one`() throws {
    // After c2, x wins by c1 alone, in its row and in its column.
    #expect(try verdict("fork(c2)", on: Noughts("xx. oo. ..x", toAct: 0)).finding == .refuted)
    #expect(try verdict("fork(c3)", on: Noughts("x.. o.o x..", toAct: 0)).finding == .supported)
    #expect(try verdict("fork(a1)", on: Noughts(".xx x.. x..", toAct: 0)).finding == .refuted)
  }

  @Test func `the turn is passed home when the other seat acts`() throws {
    let position = Noughts(RulesCheckerTests.race)
    #expect(try verdict("best(c2)", seat: 1, on: position).finding == .supported)
    #expect(try verdict("blocks(c1, c1)", seat: 1, on: position).finding == .supported)
    #expect(try verdict("value(=, -1)", seat: 1, on: position).finding == .supported)
    position.canPass = false
    #expect(
      try verdict("best(c2)", seat: 1, on: position).finding
        == .unverifiable(.unsupportedByPlugin))
  }

  @Test func `after the end only values and their denials hold`() throws {
    let won = Noughts("xxx oo. ...")
    for line in ["legal(c2)", "turn(self)", "threat(opp, c2)", "best(c2)", "next(c2, legal(c3))"] {
      #expect(try verdict(line, on: won).finding == .refuted, "\(line)")
      #expect(try verdict("not " + line, on: won).finding == .supported, "\(line)")
    }
    #expect(try verdict("value(=, 1)", on: won).finding == .supported)
    #expect(try verdict("value(<, 0)", seat: 1, on: won).finding == .supported)
  }

  @Test func `the only action is forced and best without a search`() throws {
    let last = Noughts("xox xoo ox.")
    for line in ["only_move(c3)", "forced(c3)", "best(c3)"] {
      let verdict = try verdict(line, on: last)
      #expect(verdict.finding == .supported)
      #expect(verdict.cost == 0)
    }
  }

  @Test(arguments: [
    ("teleport(a1)", Verdict.Reason.unknownPredicate), ("legal(corner)", .ambiguousReference),
    ("legal(z9)", .ambiguousReference), ("owner(a1, self)", .unsupportedByPlugin),
    ("next(c1, teleport(a1))", .unknownPredicate), ("next(a1, legal(z9))", .ambiguousReference),
    ("next(a1, owner(z9, self))", .ambiguousReference), ("not legal(z9)", .ambiguousReference),
    ("legal(c1) at=after(z9)", .ambiguousReference),
  ])
  func `what is not understood is unverifiable and says why`(
    line: String, reason: Verdict.Reason
  ) throws {
    let position = Noughts(RulesCheckerTests.race)
    #expect(try verdict(line, on: position).finding == .unverifiable(reason))
  }

  @Test func `a claim about a later moment is judged there`() throws {
    let position = Noughts(RulesCheckerTests.race)
    #expect(try verdict("wins_now(opp, c2) at=after(a3)", on: position).finding == .supported)
    #expect(try verdict("threat(opp, c2) at=after(c2)", on: position).finding == .refuted)
    #expect(position.ply == 4)
  }

  @Test func `a line that cannot be played refutes, also a denial`() throws {
    let position = Noughts(RulesCheckerTests.race)
    let verdict = try verdict("not threat(opp, c2) at=after(a3; a3)", on: position)
    #expect(verdict.finding == .refuted)
    #expect(verdict.evidence?.witness.elements?.first?["illegal_line"] == ["a3", "a3"])
  }

  @Test func `a small budget leaves hard claims open and easy ones not`() throws {
    #expect(
      try verdict("value(=, 0)", on: Noughts(), nodes: 50).finding == .unverifiable(.outOfBudget))
    let race = Noughts(RulesCheckerTests.race)
    #expect(try verdict("best(c1)", on: race, nodes: 50).finding == .supported)
  }

  @Test func `hidden things and chance forbid to look ahead`() throws {
    let position = Noughts(RulesCheckerTests.race)
    let hidden = Noughts.rules(abilities: [.clone])
    let chancy = Noughts.rules(chance: .sampled)
    for rules in [hidden, chancy] {
      #expect(
        try verdict("wins_now(self, c1)", on: position, rules: rules).finding
          == .unverifiable(.hiddenInformation))
      #expect(try verdict("legal(c1)", on: position, rules: rules).finding == .supported)
    }
  }

  @Test func `the evidence of a win is the action that wins`() throws {
    let verdict = try verdict("wins_now(self, C1)", on: Noughts(RulesCheckerTests.race))
    #expect(verdict.evidence?.witness == [["play": ["c1"]]])
    #expect(verdict.evidence?.method == .rule)
    #expect(verdict.cost == 1)
  }

  @Test func `claims beyond the limit and lines that are none are marked`() throws {
    let lines =
      [ClaimLine(parsing: "legal(")]
      + (0..<ClaimFormat.mostClaims).map { _ in ClaimLine(parsing: "legal(c1)") }
    let checker = RulesChecker(of: Noughts.rules())
    let verdicts = try checker.verdicts(
      of: lines, for: Seat(0), on: Noughts(RulesCheckerTests.race))
    #expect(verdicts.first?.finding == .unverifiable(.unknownPredicate))
    #expect(verdicts.dropFirst().first?.finding == .supported)
    #expect(verdicts.last?.finding == .unverifiable(.overLimit))
  }
}
