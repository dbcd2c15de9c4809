// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import AgonTestSupport
internal import Testing

/// The recorded episodes beside the plugins.
struct PlaythroughTests {
  @Test(
    arguments: [
      ("tic_tac_toe", 3, 2), ("connect_four", 4, 2), ("kuhn_poker", 5, 3), ("leduc_poker", 6, 2),
      ("goofspiel", 7, 3),
    ] as [(String, UInt64, Int)])
  func `an episode answers every call as it was recorded`(
    _ id: String, _ seed: UInt64, _ seats: Int
  ) throws {
    var playthrough = Playthrough(
      of: try PluginCatalogue.environment(id), seed: Seed(seed), seats: seats)
    let text = try playthrough.text()
    let difference = try Golden.difference(
      of: text, from: "Plugins/\(id)/playthrough.txt")
    #expect(difference == nil)
    #expect(!text.contains("DIFFERENT") && !text.contains("TAKES"))
    for line in text.split(separator: "\n") {
      #expect(!line.hasPrefix("  true {") || line.contains(" -> yes {"), "\(line)")
      #expect(!line.hasPrefix("  false {") || line.contains(" -> no {"), "\(line)")
    }
  }
}
