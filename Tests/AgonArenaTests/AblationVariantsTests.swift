// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonArena

struct AblationVariantsTests {
  /// The schema of a kind's settings.
  private func schema(of kind: String) throws -> JSON {
    try #require(ArenaCatalogue.sample.agentKinds.first { $0.id == kind }?.settings)
  }

  @Test func `a file maps names to what differs, without defaults`() throws {
    let variants = try AblationVariants.read(
      "deep: {nodes: 900}\nshy:\n  exploration: 2\n  use_oracle: false\n", path: "v.yaml",
      schema: try schema(of: "search"))
    #expect(
      variants == [
        AblationVariant(name: "deep", settings: ["nodes": 900]),
        AblationVariant(name: "shy", settings: ["exploration": 2.0, "use_oracle": false]),
      ])
  }

  @Test func `every mistake of a file is told with its place`() throws {
    let schema = try schema(of: "search")
    let error = #expect(throws: ArenaFileError.self) {
      try AblationVariants.read(
        "deep: {nodse: 900}\nshy: 3\nbold: {nodes: 5000}\n", path: "v.yaml", schema: schema)
    }
    let lines = error?.mistakes.map(\.description) ?? []
    #expect(lines.count == 3)
    #expect(lines.first?.hasPrefix("v.yaml:1:8: unknown key `nodse`") == true)
    #expect(lines.last?.hasPrefix("v.yaml:3:") == true)
  }

  @Test func `an empty file has no variants and says what it should hold`() throws {
    let schema = try schema(of: "search")
    for text in ["{}", "[a, b]", "nodes"] {
      let error = #expect(throws: ArenaFileError.self) {
        try AblationVariants.read(text, path: "v.yaml", schema: schema)
      }
      #expect(error?.description.contains("maps names to settings") == true)
    }
  }

  @Test func `a word names its variant and keeps the type of its key`() throws {
    let search = try schema(of: "search")
    #expect(
      try AblationVariants.variant(assigning: "nodes=40", schema: search)
        == AblationVariant(name: "nodes=40", settings: ["nodes": 40]))
    #expect(
      try AblationVariants.variant(assigning: "stops=[a, b]", schema: search).settings
        == ["stops": ["a", "b"]])
    let language = try schema(of: "language")
    #expect(
      try AblationVariants.variant(assigning: "model=7: {odd}", schema: language).settings
        == ["model": "7: {odd}"])
  }

  @Test func `a long word gives a short name`() throws {
    let word = "model=" + String(repeating: "long\n", count: 20)
    let variant = try AblationVariants.variant(
      assigning: word, schema: try schema(of: "language"))
    #expect(variant.name.count == AblationVariant.longestName)
    #expect(variant.settings["model"]?.text?.count == 100)
  }

  @Test(arguments: ["nodes", "=3", "nodes=many", "nodse=3", "nodes=-1"])
  func `a word that is no assignment of a setting is refused`(word: String) throws {
    let schema = try schema(of: "search")
    let error = #expect(throws: ArenaFileError.self) {
      try AblationVariants.variant(assigning: word, schema: schema)
    }
    #expect(error?.description.hasPrefix("--variants \(word)") == true)
  }
}
