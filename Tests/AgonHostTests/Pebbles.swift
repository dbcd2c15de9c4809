// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import AgonTestSupport
internal import Testing

/// Plugins compiled from Fixtures/pebbles.c, and what is opened from them.
enum Pebbles {
  /// Compiles the game into a folder and gives the library's path.
  ///
  /// - Parameter switches: macros, as the compiler takes them after `-D`.
  static func compile(
    _ switches: [String] = [], into folder: TemporaryFolder, as name: String = "pebbles.so"
  ) throws -> String {
    let path = folder.path + "/" + name
    let source = Repository.root + "/Tests/AgonHostTests/Fixtures/pebbles.c"
    let result = try Command.run(
      [
        "cc", "-std=c17", "-shared", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra",
        "-Wno-unused", "-Werror", "-I", Repository.root + "/Sources/CAgon/include",
      ] + switches.map { "-D" + $0 } + ["-o", path, source])
    try #require(result.succeeded, "\(result.output)")
    return path
  }

  /// A catalogue that searches folders and throws messages away.
  static func catalogue(_ folders: [String]) -> PluginCatalogue {
    PluginCatalogue(search: PluginSearch(folders: folders), version: "test", log: { _, _ in })
  }

  /// Opens one library by its path.
  static func open(_ path: String) throws -> PluginLibrary { try catalogue([]).open(path) }

  /// An environment of a plugin compiled with switches.
  static func environment(
    _ switches: [String] = [], _ isolation: PluginLibrary.Isolation? = nil
  ) throws -> any Environment {
    let folder = try TemporaryFolder()
    return try open(try compile(switches, into: folder))
      .makeEnvironment("pebbles", parameters: nil, isolation: isolation)
  }

  /// A fresh episode of two seats.
  static func episode(
    _ switches: [String] = [], _ isolation: PluginLibrary.Isolation? = nil
  ) throws -> any Episode {
    try environment(switches, isolation).begin(seats: 2, seed: Seed(1), opening: nil)
  }

  /// The fault that opening a library shows.
  static func fault(of path: String) -> PluginError? {
    #expect(throws: PluginError.self) { try open(path) }
  }
}
