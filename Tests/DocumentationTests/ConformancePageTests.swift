// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// The table of docs/conformance.md against the rules that are checked.
struct ConformancePageTests {
  /// A rule: its id, and the sentence that says what it asks.
  private struct Rule: Hashable, CustomStringConvertible {
    let id: String
    let sentence: String
    var description: String { "\(id): \(sentence)" }
  }

  @Test func `the page of the contract names every rule and no other`() throws {
    let place = try Workplace()
    let listed = try place.agon("plugin check --list-rules any.so")
    try #require(listed.succeeded, "\(listed.output)")
    let rules = listed.output.matches(of: /^([a-z\-]+): (.+)$/.anchorsMatchLineEndings())
      .map { Rule(id: String($0.output.1), sentence: String($0.output.2)) }
    try #require(rules.count > 30)
    let shown = try Page.reading("docs/conformance.md").text
      .matches(of: /^\| `([a-z\-]+)` \| (.+) \|$/.anchorsMatchLineEndings())
      .map { Rule(id: String($0.output.1), sentence: String($0.output.2)) }
    #expect(shown.map(\.id) == rules.map(\.id))
    #expect(Set(rules).subtracting(shown).map(\.description).sorted() == [])
  }
}
