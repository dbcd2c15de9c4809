// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct ReadingCorpusTests {
  /// Reads an entry's reply and holds the answer against what must become of it.
  private func hold(_ entry: ReadingEntry) throws {
    let window = try ReadingTable.window(of: entry.environment, after: entry.past)
    let answer = try Answer(
      entry.reply, form: entry.form, isJSON: entry.isJSON, prefill: entry.prefill,
      forced: entry.forced, in: window)
    let fate: ReadingEntry.Fate
    switch answer.outcome {
    case .action(let action):
      fate = .action(try window.name(of: action), answer.explanation.path ?? .retried)
    case .useless(let failure, let reason):
      fate = .useless(failure)
      #expect(answer.explanation.path == nil, "\(entry.name)")
      #expect(reason.hasSuffix(".") && reason.utf8.count < 700, "\(entry.name): \(reason)")
    }
    #expect(fate == entry.fate, "\(entry.name): \(answer.outcome)")
    if let naive = entry.naive, case .action(let name, _) = fate {
      #expect(name != naive, "\(entry.name)")
    }
    if let rule = entry.rule { #expect(answer.rule == rule, "\(entry.name)") }
    if let rationale = entry.rationale {
      #expect(answer.explanation.rationale == rationale, "\(entry.name)")
    }
  }

  @Test(arguments: ReadingEntry.short) func `a reply gives its action or its failure`(
    entry: ReadingEntry
  ) throws {
    try hold(entry)
  }

  @Test(arguments: ReadingEntry.huge) func `a reply of megabytes is read`(
    entry: ReadingEntry
  ) throws {
    try hold(entry)
  }

  @Test func `the corpus is whole`() throws {
    let all = try ReadingEntry.all()
    #expect(all.count >= 700)
    #expect(all.count == ReadingEntry.short.count + ReadingEntry.huge.count)
    let failures = Set(
      all.compactMap { entry in
        if case .useless(let failure) = entry.fate { failure } else { nil }
      })
    #expect(failures == Set(FailureClass.allCases).subtracting([.timeout, .transport]))
    #expect(Set(all.compactMap(\.rule)) == Set(ReadingRule.allCases))
    #expect(all.filter { $0.naive != nil }.count >= 200)
  }
}
