// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore
import Testing

struct FalseTwinsTests {
  @Test func `a twin is false, has the same predicate and mostly the same polarity`() throws {
    let checker = RulesChecker(of: Noughts.rules())
    let twins = FalseTwins(confirmedBy: checker)
    var made = 0
    var denied = 0
    for (index, position) in try ValueSearchTests.positions(100, seed: 11).enumerated()
    where !position.isOver {
      let seat = Seat(position.actor)
      let name = try position.name(of: try position.legalActions(of: seat)[0], by: seat)
      for line in ["legal(\(name)) p=0.9", "next(\(name), not legal(\(name))) role=fact"] {
        let claim = try Claim(parsing: line)
        let twin = try #require(
          try twins.twin(of: claim, for: seat, on: position, seed: Seed(UInt64(index))))
        made += 1
        if twin.polarity != claim.polarity { denied += 1 }
        #expect(twin.predicate.name == claim.predicate.name)
        #expect(twin.probability == claim.probability)
        let verdict = try checker.verdict(of: twin, for: seat, on: position)
        #expect(verdict.finding == .refuted)
      }
    }
    #expect(made > 100)
    // legal() of any legal action stays true, so only its denial is false.
    #expect(denied < made * 2 / 3)
  }

  @Test func `equal seeds give equal twins`() throws {
    let twins = FalseTwins(confirmedBy: RulesChecker(of: Noughts.rules()))
    let claim = try Claim(parsing: "wins_now(self, c1)")
    let position = Noughts("xx. oo. ...")
    let first = try twins.twin(of: claim, for: Seat(0), on: position, seed: Seed(5))
    #expect(try twins.twin(of: claim, for: Seat(0), on: position, seed: Seed(5)) == first)
    #expect(first?.polarity == true)
  }
}
