// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonTestSupport
import Testing

@testable import AgonAgents

/// The examples of docs/reply-parsing.md against the code.
struct ReplyParsingPageTests {
  /// A row of a table of examples.
  struct Example: Sendable, CustomTestStringConvertible {
    /// The number of the rule under which it stands.
    let rule: Int
    let reply: ModelReply
    let form: AnswerForm
    /// An action's name, or a failure class.
    let result: String

    var testDescription: String { "\(rule): \(reply.text)" }
  }

  private static var heading: Regex<(Substring, Substring)> { #/### (\d+)\. /# }
  private static let page = (try? Repository.text(of: "docs/reply-parsing.md")) ?? ""

  /// The examples of the page, in order.
  private static let examples: [Example] = {
    var examples: [Example] = []
    var rule = 0
    var isCut = false
    for line in page.split(separator: "\n") {
      if let match = line.prefixMatch(of: heading) { rule = Int(match.output.1) ?? 0 }
      if line.hasPrefix("| reply") { isCut = line.hasPrefix("| reply, cut off") }
      guard let match = line.wholeMatch(of: /\| `` (".*") `` \| (\w+) \| (\w+) \|/),
        let text = try? JSON(parsing: String(match.output.1)).text,
        let form = AnswerForm(rawValue: String(match.output.2))
      else { continue }
      examples.append(
        Example(
          rule: rule, reply: ModelReply(text: text, finish: isCut ? .length : .stop), form: form,
          result: String(match.output.3)))
    }
    return examples
  }()

  @Test(arguments: examples) func `an example of the page comes out as it says`(
    example: Example
  ) throws {
    let window = try ReadingTable.window(of: "tic_tac_toe", after: ["a1", "b2"])
    let answer = try Answer(example.reply, form: example.form, in: window)
    switch answer.outcome {
    case .action(let action): #expect(try window.name(of: action) == example.result)
    case .useless(let failure, _): #expect(failure.rawValue == example.result)
    }
  }

  @Test func `every row of the page is an example`() {
    let rows = Self.page.split(separator: "\n").filter { $0.hasPrefix("| ``") }
    #expect(rows.count == Self.examples.count)
    #expect(rows.count > 60)
  }

  @Test func `every rule by which a reply states an action has an example that it reads`() throws {
    let window = try ReadingTable.window(of: "tic_tac_toe", after: ["a1", "b2"])
    for rule in ReadingRule.allCases {
      let used = try Self.examples.filter { $0.rule == rule.rawValue }.map {
        try Answer($0.reply, form: $0.form, in: window).rule
      }
      #expect(used.contains(rule), "rule \(rule.rawValue)")
    }
  }

  @Test func `the rules are numbered from 1 on`() {
    let numbers = Self.page.split(separator: "\n").compactMap { line in
      line.prefixMatch(of: Self.heading).flatMap { Int($0.output.1) }
    }
    #expect(numbers == Array(1...21))
    #expect(Set(Self.examples.map(\.rule)) == Set(2...21))
  }
}
