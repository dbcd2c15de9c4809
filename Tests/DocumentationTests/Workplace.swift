// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation

/// A fresh folder that looks like a checkout after `make build`, in which a page's commands are run.
struct Workplace {
  /// There is no program to run.
  struct NotBuilt: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "There is no program at \(path); build the product agon, or name one in AGON_BINARY."
    }
  }

  private let folder: TemporaryFolder

  /// Makes the folder, with links to what a checkout has.
  init() throws {
    folder = try TemporaryFolder()
    let program = try Workplace.program()
    let files = FileManager.default
    try files.createDirectory(
      atPath: folder.path + "/.build/release", withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: folder.path + "/.build/release/agon", withDestinationPath: program)
    for name in ["Sources", "Plugins", "arenas", "docs"] {
      try files.createSymbolicLink(
        atPath: folder.path + "/" + name, withDestinationPath: Repository.root + "/" + name)
    }
  }

  /// Writes the block of a page that is a file.
  func write(_ block: CodeBlock) throws {
    if let name = block.fileName { try folder.write(name, block.text) }
  }

  /// Runs a command line by the shell.
  func run(_ line: String) throws -> Command {
    try Command.run(["sh", "-c", "cd \"$1\" && eval \"$2\"", "sh", folder.path, line])
  }

  /// Runs the program.
  func agon(_ arguments: String) throws -> Command { try run(".build/release/agon " + arguments) }

  /// The path of the program: AGON_BINARY, else `agon` beside the running tests.
  static func program() throws -> String {
    let named = ProcessInfo.processInfo.environment["AGON_BINARY"]
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let path = named ?? tests.deletingLastPathComponent().appendingPathComponent("agon").path
    guard FileManager.default.isExecutableFile(atPath: path) else { throw NotBuilt(path: path) }
    return path
  }
}
