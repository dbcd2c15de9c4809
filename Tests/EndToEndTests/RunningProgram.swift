// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation

/// A program that was started; it is killed with the last reference.
final class RunningProgram {
  /// The program ended, or said nothing of what was waited for.
  struct Silence: Error, CustomStringConvertible {
    let awaited: String
    let output: String
    let errors: String
    var description: String { "It never said \(awaited).\noutput: \(output)\nerrors: \(errors)" }
  }

  private static let mostSeconds = 120.0

  private let process = Process()
  private let outputFile: String
  private let errorFile: String

  /// Starts a program of PATH with empty input.
  ///
  /// Its output goes to files, so it never waits for a reader.
  init(_ command: [String], in folder: TemporaryFolder) throws {
    let name = UUID().uuidString
    outputFile = try folder.write(".said/\(name).out", "")
    errorFile = try folder.write(".said/\(name).err", "")
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: outputFile)
    process.standardError = FileHandle(forWritingAtPath: errorFile)
    try process.run()
  }

  deinit { if process.isRunning { send(SIGKILL) } }

  /// What it has written to standard output so far.
  var output: String { text(of: outputFile) }

  /// What it has written to standard error so far.
  var errors: String { text(of: errorFile) }

  var isRunning: Bool { process.isRunning }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until it has written what is looked for, to standard output or standard error.
  func wait(for awaited: String) throws {
    try wait(for: awaited) { $0.output.contains(awaited) || $0.errors.contains(awaited) }
  }

  /// Waits until a condition holds.
  ///
  /// - Throws: when the program has ended without it, or two minutes have passed.
  func wait(for awaited: String, _ condition: (RunningProgram) -> Bool) throws {
    let deadline = Date() + Self.mostSeconds
    while !condition(self) {
      guard process.isRunning, Date() < deadline else {
        if condition(self) { return }
        throw Silence(awaited: awaited, output: output, errors: errors)
      }
      usleep(200)
    }
  }

  /// Waits for its end.
  func ending() -> Agon.Ending {
    process.waitUntilExit()
    let status = process.terminationStatus
    return Agon.Ending(
      status: process.terminationReason == .uncaughtSignal ? -status : status, output: output,
      errors: errors)
  }

  private func text(of file: String) -> String {
    String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
  }
}
