// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A program of somebody else's, as agon-worker runs it: behind the walls that plugins are kept behind.
///
/// It has an empty environment and the standard streams, reads the system's programs and libraries and what
/// is named here, and can neither write, nor connect, nor start processes. It dies with us.
package struct WalledProgram: Hashable, Sendable {
  /// The absolute path of the executable.
  package var executable: String
  /// The arguments, without the executable's own name.
  package var arguments: [String]
  /// The absolute path of the folder that it starts in.
  package var folder: String
  /// Absolute paths of files, and of folders with all beneath them, that it may read and run.
  package var readable: [String]
  /// Bytes of address space; it is refused more.
  package var memory: UInt64
  /// Walls to leave out, as bits of `AGON_WALL_*`: for tests of what stands where a system permits less.
  package var without: UInt32 = 0

  /// Describes a program.
  package init(
    executable: String, arguments: [String] = [], folder: String, readable: [String] = [],
    memory: UInt64 = 2 << 30
  ) {
    self.executable = executable
    self.arguments = arguments
    self.folder = folder
    self.readable = readable
    self.memory = memory
  }

  /// The command that runs it.
  ///
  /// - Parameter worker: the path of agon-worker.
  package func command(worker: String) -> ProcessCommand {
    ProcessCommand(
      executable: worker,
      arguments: ["--program", "\(memory)", "\(without)", folder] + readable + ["--", executable]
        + arguments,
      environment: [:])
  }

  /// Starts it, and waits until the walls stand; tells which, as bits of `AGON_WALL_*`.
  ///
  /// What comes after is the program's own words.
  ///
  /// - Parameter worker: the path of agon-worker; nil to look where Agon keeps it.
  /// - Throws: `ProcessError.notStarted` where agon-worker is missing or will not start, `CancellationError`.
  package func start(
    worker: String? = nil, longestLine: Int = 1 << 20
  ) async throws -> (process: LineProcess, walls: UInt32) {
    guard let worker = worker ?? Self.findWorker() else {
      throw ProcessError(
        code: .notStarted, executable: executable,
        detail: "It runs behind a wall and needs the program agon-worker, which is neither beside "
          + "this program nor in ../libexec/agon; build the product agon-worker.")
    }
    let process = try LineProcess(
      starting: command(worker: worker), longestLine: longestLine)
    let line = try? await process.nextLine(within: .seconds(60))
    let words = line.map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard words.hasPrefix("walls "), let walls = UInt32(words.dropFirst(6)) else {
      let last = process.lastWords.map { ": \($0)" } ?? "."
      process.end()
      try Task.checkCancellation()
      throw ProcessError(
        code: .notStarted, executable: executable,
        detail: "agon-worker could not raise its walls\(last)")
    }
    return (process, walls)
  }

  /// Where agon-worker is: beside the running program or in `../libexec/agon`; nil where it is not.
  package static func findWorker() -> String? {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let home = program.deletingLastPathComponent().path
    return ["\(home)/agon-worker", "\(home)/../libexec/agon/agon-worker"].first {
      access($0, X_OK) == 0
    }
  }
}
