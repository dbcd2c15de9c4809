// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore
import Testing

struct ClaimGrammarTests {
  static let predicates = ClaimVocabulary().signatures

  @Test(arguments: [0...0, 1...1, 0...4])
  func `every rule that is named is defined, once`(claims: ClosedRange<Int>) {
    let grammar = ClaimGrammar(
      actions: ["a1", "say \"x\""], predicates: ClaimGrammarTests.predicates, claims: claims,
      line: 2)
    var defined: [String] = []
    var used: Set<Substring> = []
    for rule in grammar.gbnf.split(separator: "\n") {
      let parts = rule.split(separator: " ::= ", maxSplits: 1)
      defined.append(String(parts[0]))
      let bare = parts[1].replacing(/"(\\.|[^"\\])*"/, with: " ").replacing(
        /\[[^\]]*\]/, with: " "
      ).replacing(/\{[^}]*\}/, with: " ")
      used.formUnion(bare.split { !($0.isLetter || $0.isNumber || $0 == "-") })
    }
    #expect(defined.first == "root")
    #expect(Set(defined).count == defined.count)
    #expect(used.isSubset(of: Set(defined.map { $0[...] })))
  }

  @Test func `the action is one of the given ones unless that is waived`() {
    let predicates = ClaimGrammarTests.predicates
    let held = ClaimGrammar(actions: ["a1", "b2"], predicates: predicates).gbnf
    #expect(held.contains("\nchosen ::= action\naction ::= \"a1\" | \"b2\"\n"))
    let free = ClaimGrammar(actions: ["a1"], predicates: predicates, restrictsAction: false)
    #expect(free.gbnf.contains("\nchosen ::= word\n"))
  }

  @Test func `the instructions name every predicate and keep the form`() throws {
    let text = ClaimFormat.instructions(for: ClaimGrammarTests.predicates, action: "a1")
    for predicate in ClaimGrammarTests.predicates {
      #expect(text.contains("- \(predicate.name)("))
    }
    let lines = text.split(separator: "\n")
    let form = lines.dropFirst().prefix(7).joined(separator: "\n")
    let reply = ReplyText(parsing: form)
    #expect(reply.isExact)
    #expect(reply.claimLines.allSatisfy { $0.claim != nil })
  }
}
