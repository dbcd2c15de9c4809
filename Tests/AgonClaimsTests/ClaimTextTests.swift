// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore
import Testing

struct ClaimTextTests {
  @Test func `a printed claim reads back equal`() throws {
    var generator = ClaimGenerator(seed: 1)
    for _ in 0..<5_000 {
      let claim = generator.claim()
      #expect(try Claim(parsing: claim.line) == claim, "\(claim.line)")
    }
  }

  @Test func `no text crashes the reader, and what it reads prints and reads back`() throws {
    var generator = ClaimGenerator(seed: 2)
    let scraps = [
      "(", ")", ",", ";", "=", "\"", "\\", "not ", "at=after(", "é", "<=", " ", "\t", "9",
    ]
    for _ in 0..<20_000 {
      var scalars = Array(generator.claim().line.unicodeScalars)
      for _ in 0..<generator.random.below(6) {
        let place = generator.random.below(scalars.count + 1)
        switch generator.random.below(3) {
        case 0: scalars.insert(contentsOf: generator.pick(scraps).unicodeScalars, at: place)
        case 1: scalars.removeSubrange(place..<min(scalars.count, place + 3))
        default: scalars.removeSubrange(place...)
        }
      }
      let text = String(String.UnicodeScalarView(scalars))
      if let claim = ClaimLine(parsing: text).claim {
        #expect(try Claim(parsing: claim.line) == claim, "\(text)")
      }
    }
  }

  @Test(arguments: [
    "1 wins_now(self, c6) p=0.95 role=reason",
    "2 not threat(opp, c2) role=fact",
    "3 next(c6, owner(c6, self)) role=prediction",
    "4 reply(c6, best=c2) at=after(c6) p=0.6 role=prediction",
    "5 value(>=, 0.5) role=value",
    "next(a1, not legal(a1))",
    "plan(a1; b2; c3)",
    "legal(\"e8=Q\")",
  ])
  func `a canonical line is its own print`(line: String) throws {
    #expect(try Claim(parsing: line).line == line)
  }

  @Test(arguments: [
    "[1] legal(a1)", "1. legal(a1)", "1) Legal( a1 )", "- 1: LEGAL (a1)", "1 legal(a1) AT=now",
  ])
  func `common ways to number and space a claim are allowed`(line: String) throws {
    #expect(try Claim(parsing: line).line == "1 legal(a1)")
  }

  @Test func `not may stand around parentheses, and twice is not at all`() throws {
    #expect(try Claim(parsing: "not(fork(a1))").line == "not fork(a1)")
    #expect(try Claim(parsing: "not not fork(a1)").line == "fork(a1)")
  }

  @Test(arguments: [
    ("", 1), ("legal", 1), ("legal(a1", 9), ("legal(a1))", 10), ("legal(a1 b1)", 10),
    ("é(a1", 1), ("legal(a1) p=2", 13), ("legal(a1) p=0.5 p=0.5", 17), ("legal(a1) role=x", 16),
    ("legal(a1) at=after()", 20), ("legal(,)", 7), ("legal(\"a1)", 7), ("[x] legal(a1)", 2),
    ("legal(a1) because", 11),
  ])
  func `a fault is placed by its column`(line: String, column: Int) {
    #expect(ClaimLine(parsing: line).error?.column == column)
  }

  @Test func `predicates nest only so deep`() {
    let deep = String(repeating: "next(a1, ", count: 5_000)
    #expect(ClaimLine(parsing: deep).error?.code == .syntax)
    let denied = String(repeating: "not ", count: 5_000)
    #expect(ClaimLine(parsing: denied).error?.code == .syntax)
  }
}
