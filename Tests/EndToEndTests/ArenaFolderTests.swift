// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// The arena files that ship with Agon.
struct ArenaFolderTests {
  private static let files =
    ((try? Repository.names(in: "arenas")) ?? []).filter { $0.hasSuffix(".yaml") }

  @Test func `there are arena files to check`() {
    #expect(Self.files.contains("quickstart.yaml"))
  }

  @Test(arguments: files)
  func `a shipped arena file can be played`(_ file: String) throws {
    let folder = try TemporaryFolder()
    let ending = try Agon.run(
      "arena", "check", Repository.root + "/arenas/" + file, in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains(" episodes; arena "))
  }
}
