// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore
import Testing

struct CheckersTests {
  let rules = RulesChecker(of: Noughts.rules())
  let plugin = PluginChecker(of: Noughts.rules(), predicates: [])
  let position = Noughts("xx. oo. ...")

  @Test func `the plugin is asked in wire form after the line was played`() throws {
    let claim = try Claim(parsing: "owner(c1, self) at=after(c1)")
    #expect(try plugin.verdict(of: claim, for: Seat(0), on: position).finding == .supported)
    let now = try Claim(parsing: "owner(c1, self)")
    #expect(try plugin.verdict(of: now, for: Seat(0), on: position).finding == .refuted)
  }

  @Test func `what the plugin does not understand is never a lie`() throws {
    let claim = try Claim(parsing: "fork(a1)")
    #expect(
      try plugin.verdict(of: claim, for: Seat(0), on: position).finding
        == .unverifiable(.ambiguousReference))
  }

  @Test func `the second checker answers what the first does not support`() throws {
    let both = FallbackChecker(rules, then: plugin)
    let owner = try Claim(parsing: "not owner(a1, opp)")
    #expect(try both.verdict(of: owner, for: Seat(0), on: position).finding == .supported)
    let win = try Claim(parsing: "wins_now(self, c1)")
    #expect(try both.verdict(of: win, for: Seat(0), on: position).finding == .supported)
  }

  @Test(arguments: [
    ("legal(c1)", 5, true), ("legal(C1)", 5, true), ("legal(c2)", 5, false),
    ("only_move(c1)", 5, true), ("best(c1)", 1, true), ("best(c1)", 5, false),
    ("not turn(opp)", 5, true), ("legal(c1) at=after(a3)", 5, false), ("fork(c1)", 1, false),
  ])
  func `only what the list of actions says already is trivial`(
    line: String, legal: Int, isTrivial: Bool
  ) throws {
    let claim = try Claim(parsing: line)
    #expect(claim.isTrivial(chosen: "c1", legalCount: legal) == isTrivial)
  }
}
