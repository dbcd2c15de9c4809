// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore
import Testing

struct WireClaimTests {
  let vocabulary = ClaimVocabulary()

  func wire(_ line: String, seat: Int = 1, among seats: Int = 2) throws -> WireClaim {
    try WireClaim(try Claim(parsing: line), for: Seat(seat), among: seats, in: vocabulary)
  }

  @Test(arguments: [
    ("wins_now(self, c6)", #"{"args":[1,"c6"],"polarity":true,"predicate":"wins_now"}"#),
    ("not threat(opp, c2)", #"{"args":[0,"c2"],"polarity":false,"predicate":"threat"}"#),
    ("blocks(a1, threat=b2)", #"{"args":["a1","b2"],"polarity":true,"predicate":"blocks"}"#),
    ("blocks(threat=b2, a1)", #"{"args":["a1","b2"],"polarity":true,"predicate":"blocks"}"#),
    ("reply(a=c6, best=c2)", #"{"args":["c6","c2"],"polarity":true,"predicate":"reply"}"#),
    ("value(>=, 0.5)", #"{"args":[">=",0.5],"polarity":true,"predicate":"value"}"#),
    ("value(=, -1)", #"{"args":["=",-1],"polarity":true,"predicate":"value"}"#),
    ("legal(4)", #"{"args":["4"],"polarity":true,"predicate":"legal"}"#),
    ("turn(p0)", #"{"args":[0],"polarity":true,"predicate":"turn"}"#),
    (
      "next(c6, not owner(c6, self))",
      #"{"args":["c6",{"args":["c6",1],"polarity":false,"predicate":"owner"}],"#
        + #""polarity":true,"predicate":"next"}"#
    ),
    ("count(a1; b2, <)", #"{"args":[["a1","b2"],"<"],"polarity":true,"predicate":"count"}"#),
  ])
  func `words become the wire form`(line: String, json: String) throws {
    #expect(try wire(line).json.description == json)
  }

  @Test(arguments: [
    "wins_now(self, c6)", "not threat(opp, c2)", "value(>=, 0.5)", "legal(4)",
    "next(c6, not owner(c6, self))", "next(a1, next(b1, fork(c1)))", "legal(\"e8=Q\")",
  ])
  func `the wire form reads back as the line`(line: String) throws {
    let wire = try wire(line)
    let again = try WireClaim(json: try JSON(parsing: wire.json.description), in: vocabulary)
    #expect(again == wire)
    #expect(again.claim(for: Seat(1), among: 2).line == line)
  }

  @Test(arguments: ["legal()", "legal(a1, b1)", "value(0.5, >=)", "legal(x=a1)", "turn(fork(a1))"])
  func `arguments of the wrong number or kind are unknown`(line: String) {
    #expect(throws: ClaimError.self) { try wire(line) }
    #expect(reason { try wire(line) } == .unknownPredicate)
  }

  @Test func `opp is ambiguous among three, and a seat must exist`() {
    #expect(reason { try wire("turn(opp)", among: 3) } == .ambiguousReference)
    #expect(reason { try wire("turn(p2)") } == .ambiguousReference)
    #expect(reason { try wire("turn(white)") } == .ambiguousReference)
  }

  @Test(arguments: [
    "[]", "{}", #"{"predicate":"legal"}"#, #"{"predicate":"legal","args":[null]}"#,
    #"{"predicate":"legal","args":["a1"],"polarity":1}"#, #"{"predicate":"a b","args":[]}"#,
  ])
  func `JSON that is no claim is refused`(text: String) throws {
    let json = try JSON(parsing: text)
    #expect(throws: ClaimError.self) { try WireClaim(json: json, in: vocabulary) }
  }

  private func reason(_ body: () throws -> WireClaim) -> Verdict.Reason? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? ClaimError)?.reason
    }
  }
}
