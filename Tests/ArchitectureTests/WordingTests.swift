// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// Names of files, their first lines, and what stands at the top of the repository.
struct WordingTests {
  @Test(arguments: ["Sources", "Plugins", "Tests", "docs", "arenas"])
  func `the name of every file says something`(_ folder: String) throws {
    let violations = try Repository.files(in: folder)
      .flatMap { WordingRule.violations(inName: $0) }
    #expect(violations.isEmpty, "\(violations.listing)")
  }

  @Test(arguments: ["Sources", "Plugins", "Tests"])
  func `every source file begins with its licence`(_ folder: String) throws {
    let violations = try Checkout.sources(in: folder)
      .flatMap { WordingRule.violations(inHead: $0) }
    #expect(violations.isEmpty, "\(violations.listing)")
  }

  @Test(arguments: ["Sources", "Plugins"])
  func `no work is left undone`(_ folder: String) throws {
    let violations = try Checkout.sources(in: folder)
      .flatMap { WordingRule.violations(inText: $0) }
    #expect(violations.isEmpty, "\(violations.listing)")
  }

  @Test func `the top folder holds what CONTRIBUTING names and nothing else`() throws {
    let names = Set(try Repository.names(in: "").filter { !$0.hasPrefix(".") })
    let due: Set = [
      "CONTRIBUTING.md", "LICENSE", "Makefile", "Package.swift", "Plugins", "README.md",
      "Sources", "Tests", "arenas", "docs",
    ]
    // Written by the build and by runs; git ignores `runs`.
    let allowed = due.union(["Package.resolved", "runs"])
    #expect(due.subtracting(names).sorted() == [], "missing")
    #expect(names.subtracting(allowed).sorted() == [], "not expected")
  }

  @Test(arguments: [
    "Sources/A/StringUtils.swift", "Sources/A/AgentManager.swift", "a/common.h", "a/db_info.c",
    "a/JSONHelper.swift", "a/Base.swift", "a/Episode+Impl.swift", "a/data.json",
  ])
  func `an empty name is found`(_ file: String) {
    #expect(WordingRule.violations(inName: file).count == 1)
  }

  @Test(arguments: ["a/Database.swift", "a/Information.swift", "a/baseline.md", "a/SHA256.swift"])
  func `a name that only contains such a word is free`(_ file: String) {
    #expect(WordingRule.violations(inName: file).isEmpty)
  }

  @Test(arguments: [
    ("// SPDX-License-Identifier: Apache-2.0\n", true),
    ("// swift-tools-version: 6.2\n// SPDX-License-Identifier: Apache-2.0\n", true),
    ("/* SPDX-License-Identifier: Apache-2.0 */\n", true), ("internal import Glibc\n", false),
    ("\n// SPDX-License-Identifier: Apache-2.0\n", false), ("", false),
  ])
  func `a missing licence is found`(_ text: String, _ isThere: Bool) {
    let found = WordingRule.violations(inHead: SourceText(file: "A.swift", text: text))
    #expect(found.isEmpty == isThere)
  }

  @Test func `a note on undone work is found with its line`() {
    // The words are put together here so that this file holds none.
    let text = "let a = 1\n// TO" + "DO: more\n// FIX" + "ME\nlet todo = 1\n"
    let found = WordingRule.violations(inText: SourceText(file: "A.swift", text: text))
    #expect(found.map(\.line) == [2, 3])
  }
}
