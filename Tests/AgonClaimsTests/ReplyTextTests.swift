// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore
import Testing

struct ReplyTextTests {
  static let exact = """
    <rationale> It wins [1]. </rationale>
    <claims>
    1 wins_now(self, c6) role=reason
    no claim at all
    </claims>
    <conclusion> c6 </conclusion>
    <action> c6 </action>
    <confidence> 0.72 </confidence>
    """

  @Test func `a reply in form is exact and gives all its parts`() {
    let reply = ReplyText(parsing: ReplyTextTests.exact)
    #expect(reply.faults == [])
    #expect(reply.rationale == "It wins [1].")
    #expect(reply.claimLines.map { $0.claim != nil } == [true, false])
    #expect(reply.conclusion == "c6")
    #expect(reply.action == "c6")
    #expect(reply.confidence == 0.72)
  }

  @Test func `spans are UTF-8 bytes of the reply`() throws {
    let text = "<rationale>é so</rationale><claims>\n  legal(a1) \n</claims>"
    let reply = ReplyText(parsing: text)
    let bytes = Array(text.utf8)
    let span = try #require(reply.claimLines.first?.span)
    #expect(String(decoding: bytes[span], as: UTF8.self) == "legal(a1)")
    let rationale = try #require(reply.rationaleSpan)
    #expect(String(decoding: bytes[rationale], as: UTF8.self) == "é so")
  }

  @Test(arguments: [
    ReplyTextTests.exact + "\nGood luck!", "```\n" + ReplyTextTests.exact + "\n```",
    ReplyTextTests.exact.replacing("action>", with: "ACTION >"),
    "<think>maybe <action>a1</action></think>" + ReplyTextTests.exact,
    "maybe <action>a1</action></think>" + ReplyTextTests.exact,
    ReplyTextTests.exact.replacing("</action>", with: ""),
    ReplyTextTests.exact.replacing("</rationale>", with: ""),
    ReplyTextTests.exact.replacing("It wins", with: "I say <action>b2</action>"),
    ReplyTextTests.exact.replacing("<action> c6", with: "<action> **`c6`**"),
    ReplyTextTests.exact + ReplyTextTests.exact,
  ])
  func `the one action is found in replies out of form`(text: String) {
    #expect(ReplyText(parsing: text).action == "c6")
  }

  @Test(arguments: [
    ReplyTextTests.exact + "\nGood luck!", "```\n" + ReplyTextTests.exact + "\n```",
    ReplyTextTests.exact.replacing("</action>", with: ""),
    ReplyTextTests.exact.replacing("<conclusion> c6 </conclusion>\n", with: ""),
    ReplyTextTests.exact.replacing("0.72", with: "72%"),
    ReplyTextTests.exact.replacing("0.72", with: "high"),
    ReplyTextTests.exact + ReplyTextTests.exact, "<action>c6</action>", "c6", "",
  ])
  func `a reply out of form is not exact`(text: String) {
    #expect(!ReplyText(parsing: text).isExact)
  }

  @Test func `sections out of order are not exact`() {
    let text = """
      <action> c6 </action><rationale> r </rationale><claims></claims>
      <conclusion> c6 </conclusion><confidence> 0.5 </confidence>
      """
    #expect(ReplyText(parsing: text).faults == ["The sections are not in their order."])
  }

  @Test func `different actions are all kept and none is the action`() {
    let reply = ReplyText(parsing: "<action>c6</action> or <action>c2</action>")
    #expect(reply.actions == ["c6", "c2"])
    #expect(reply.action == nil)
  }

  @Test func `a reply cut off says so and gives what was whole`() {
    let cut = ReplyTextTests.exact.prefix(95)
    let reply = ReplyText(parsing: String(cut))
    #expect(reply.isTruncated)
    #expect(reply.rationale == "It wins [1].")
    #expect(reply.action == nil)
  }

  @Test func `thinking aloud without an end hides what it holds`() {
    #expect(ReplyText(parsing: "<think> <action>a1</action>").actions == [])
  }

  @Test(arguments: ["think", "thinking", "thought", "reasoning"])
  func `what stands in a section of thinking is hidden`(name: String) {
    let reply = ReplyText(parsing: "<\(name)><action>a1</action></\(name)><action>b2</action>")
    #expect(reply.actions == ["b2"])
  }

  @Test func `lines after the thousandth of the claims are passed over`() {
    let lines = String(repeating: "legal(a1)\n", count: 1_001)
    let reply = ReplyText(parsing: "<claims>\n\(lines)</claims>")
    #expect(reply.claimLines.count == 1_000)
    #expect(reply.faults.contains("More than 1000 lines stand among the claims."))
  }

  @Test func `a fence among the claims is passed over`() {
    let reply = ReplyText(parsing: "<claims>\n```text\nlegal(a1)\n```\n</claims>")
    #expect(reply.claimLines.map(\.text) == ["legal(a1)"])
  }

  @Test func `no cut or scrambled reply crashes the reader`() {
    var random = SplitMix64(state: 3)
    let scalars = Array(ReplyTextTests.exact.unicodeScalars)
    for _ in 0..<2_000 {
      var mutated = scalars
      for _ in 0..<(1 + random.below(8)) {
        let place = random.below(mutated.count)
        if random.below(2) == 0 {
          mutated.removeSubrange(place..<min(mutated.count, place + random.below(9)))
        } else {
          mutated.insert(contentsOf: "</action>".unicodeScalars, at: place)
        }
        if mutated.isEmpty { break }
      }
      let reply = ReplyText(parsing: String(String.UnicodeScalarView(mutated)))
      #expect(reply.claimLines.count < 20)
    }
  }
}
