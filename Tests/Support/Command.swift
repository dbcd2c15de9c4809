// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A finished command, for tests that hold Agon against programs it did not write.
public struct Command: Sendable {
  /// The exit status; minus the signal's number when a signal ended it.
  public let status: Int32
  /// Standard output and standard error, in the order they came.
  public let output: String

  /// True when the exit status is zero.
  public var succeeded: Bool { status == 0 }

  /// Runs a program of PATH to its end.
  ///
  /// - Parameter input: bytes that the program reads from standard input.
  /// - Parameter environment: variables to set beside those of this process.
  /// - Throws: when the program cannot be started.
  public static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Command {
    let folder = try TemporaryFolder()
    let source = try folder.write("input", bytes: input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Command(
      status: isSignal ? -process.terminationStatus : process.terminationStatus,
      output: String(decoding: output, as: UTF8.self))
  }
}
