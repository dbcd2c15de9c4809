// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Files in a plugin folder that are no plugins, or no longer.
struct PluginFaultTests {
  private func plugin() throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: try Agon.home() + "/libtic_tac_toe.so")))
  }

  @Test func `a truncated plugin is named, and the whole ones are listed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("plugins/libcut.so", bytes: Array(try plugin().prefix(100_000)))
    let ending = try Agon.run("plugin", "list", "--plugin-dir", "plugins", in: folder)
    #expect(ending.status == 1)
    #expect(ending.errors.contains("plugins/libcut.so: The file is cut short (100000 bytes)"))
    #expect(ending.output.contains("connect_four"))
  }

  @Test func `a truncated plugin beside whole ones stops no run`() throws {
    let folder = try TemporaryFolder()
    try folder.write("plugins/libcut.so", bytes: Array(try plugin().prefix(100_000)))
    try folder.write("small.yaml", ArenaText.small)
    let ending = try Agon.run(
      "run", "small.yaml", "--plugin-dir", "plugins", "--output", "small.db", in: folder)
    #expect(ending.status == 0)
  }

  @Test func `a run with a truncated plugin by path is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write("plugins/libcut.so", bytes: Array(try plugin().prefix(100_000)))
    try folder.write(
      "cut.yaml",
      """
      arena: cut
      environments: [{id: tic_tac_toe, plugin: plugins/libcut.so}]
      agents: [random, greedy]
      """)
    let ending = try Agon.run("run", "cut.yaml", "--output", "cut.db", in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.contains("The file is cut short"), "\(ending.errors)")
  }

  @Test func `a copy of a plugin in a named folder counts once`() throws {
    let folder = try TemporaryFolder()
    try folder.write("plugins/libcopy.so", bytes: try plugin())
    let ending = try Agon.run(
      "plugin", "info", "tic_tac_toe", "--plugin-dir", "plugins", in: folder)
    #expect(ending.status == 0)
    #expect(ending.output.contains("file        plugins/libcopy.so"))
  }

  @Test func `a library that is no plugin is passed over, and named when it is asked for`() throws {
    let libraries = ["/lib", "/usr/lib"].flatMap { root in
      ["x86_64-linux-gnu", "aarch64-linux-gnu"].map { "\(root)/\($0)/libz.so.1" }
    }
    let foreign = try #require(libraries.first { FileManager.default.fileExists(atPath: $0) })
    let folder = try TemporaryFolder()
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: foreign)))
    try folder.write("plugins/libforeign.so", bytes: bytes)
    let listing = try Agon.run("plugin", "list", "--plugin-dir", "plugins", in: folder)
    #expect(listing.status == 0)
    let asked = try Agon.run("plugin", "info", "plugins/libforeign.so", in: folder)
    #expect(asked.status == 2)
    #expect(asked.errors.contains("so it is no Agon plugin"), "\(asked.errors)")
  }

  @Test func `a text that is named like a library is told to be none`() throws {
    let folder = try TemporaryFolder()
    try folder.write("plugins/libtext.so", "hello")
    let ending = try Agon.run("plugin", "info", "plugins/libtext.so", in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.contains("It is no 64-bit ELF shared library"))
  }
}
