// SPDX-License-Identifier: Apache-2.0

internal import Testing

@testable internal import AgonScaffold

/// Names of plugins.
struct PluginNameTests {
  @Test(arguments: ["a", "last_stone", "nim3", "x_", String(repeating: "n", count: 40)])
  func `small letters, digits and underscores make a name`(_ text: String) throws {
    #expect(try PluginName(text).text == text)
  }

  @Test(arguments: ["", "3nim", "_nim", "Nim", "last stone", "last-stone", "nïm", "../nim", "a\n"])
  func `any other text is refused with the rule`(_ text: String) {
    let error = #expect(throws: ScaffoldError.self) { try PluginName(text) }
    #expect(error?.code == .invalidName)
    #expect(error?.description.contains("begins with a small letter") == true)
  }

  @Test func `a name that is too long is refused with its length`() {
    let error = #expect(throws: ScaffoldError.self) {
      try PluginName(String(repeating: "n", count: 41))
    }
    #expect(error?.description.contains("41 characters, at most 40") == true)
  }

  @Test func `the host's own name is taken`() {
    #expect(throws: ScaffoldError.self) { try PluginName("agon") }
  }

  @Test func `a name has a form for types and one for people`() throws {
    let name = try PluginName("last_stone_2")
    #expect(name.capitalised == "LastStone2")
    #expect(name.title == "Last stone 2")
  }
}
