// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation

/// The program under test, run as its user runs it.
enum Agon {
  /// There is no program to test.
  struct NotBuilt: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "There is no program at \(path); build the product agon, or name one in AGON_BINARY."
    }
  }

  /// How a run of the program ended.
  struct Ending {
    /// The exit code; minus the signal's number when a signal ended it.
    let status: Int32
    let output: String
    let errors: String
  }

  /// Seconds after which a run is taken for hung and killed.
  private static let mostSeconds = "280"

  /// The path of the program: AGON_BINARY, else `agon` beside the running tests.
  static func program() throws -> String {
    let named = ProcessInfo.processInfo.environment["AGON_BINARY"]
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let path = named ?? tests.deletingLastPathComponent().appendingPathComponent("agon").path
    guard FileManager.default.isExecutableFile(atPath: path) else { throw NotBuilt(path: path) }
    return path
  }

  /// The folder of the program, where its plugins lie.
  static func home() throws -> String {
    URL(fileURLWithPath: try program()).deletingLastPathComponent().path
  }

  /// Runs the program to its end.
  ///
  /// - Parameter folder: the current folder of the program.
  /// - Parameter wrapper: a command that is given the program's command line as its last arguments.
  @discardableResult
  static func run(
    _ arguments: String..., in folder: TemporaryFolder, through wrapper: [String] = []
  ) throws -> Ending {
    try run(arguments, in: folder, through: wrapper)
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, through wrapper: [String] = []
  ) throws -> Ending {
    let deadline = ["timeout", "-s", "KILL", mostSeconds]
    let running = try RunningProgram(
      deadline + wrapper + [try program()] + arguments, in: folder)
    return running.ending()
  }

  /// Starts the program and leaves it running.
  static func start(_ arguments: String..., in folder: TemporaryFolder) throws -> RunningProgram {
    try RunningProgram([try program()] + arguments, in: folder)
  }
}
