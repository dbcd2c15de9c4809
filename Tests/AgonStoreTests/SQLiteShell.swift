// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The sqlite3 program, a reader that is not ours.
enum SQLiteShell {
  static let program = "/usr/bin/sqlite3"
  static var exists: Bool { FileManager.default.isExecutableFile(atPath: program) }

  /// Runs SQL on a file and returns what the program prints: columns by `|`, a row a line.
  @discardableResult
  static func run(_ sql: String, on path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["-batch", path, sql]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
