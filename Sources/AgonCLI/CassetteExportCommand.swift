// SPDX-License-Identifier: Apache-2.0

internal import AgonAssembly
internal import AgonStore
internal import ArgumentParser
internal import Foundation

/// `agon cassette export FILE`.
struct CassetteExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a cassette as JSON lines.",
    discussion: "Equal cassettes give equal bytes: a line a call, in the order of keys.")

  @Argument(help: ArgumentHelp("The cassette.", valueName: "file"))
  var path: String

  @Option(
    help: ArgumentHelp("The file to write; the default is standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    let cassette = try CassetteFile(path: path, .reading)
    let destination = try destination()
    var pending = CassetteLines.head + "\n"
    try cassette.forEachCall { call in
      pending += CassetteLines.line(of: call) + "\n"
      if pending.utf8.count >= 1 << 16 {
        try write(pending, to: destination)
        pending = ""
      }
    }
    try write(pending, to: destination)
    if let destination, fclose(destination) != 0 { throw unwritable }
    try cassette.close()
  }

  /// The file to write, opened in place; nil for standard output.
  private func destination() throws -> UnsafeMutablePointer<FILE>? {
    guard let output else { return nil }
    guard !Self.isSameFile(output, path) else {
      throw AssemblyError(
        code: .usage, place: output,
        detail: "This is the cassette itself; name another file for the lines.")
    }
    guard let file = fopen(output, "w") else {
      throw AssemblyError(
        code: .usage, place: output,
        detail: "The file cannot be written (\(String(cString: strerror(errno)))); name another "
          + "one.")
    }
    return file
  }

  /// Whether two paths lead to one file.
  private static func isSameFile(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  private func write(_ text: String, to destination: UnsafeMutablePointer<FILE>?) throws {
    guard let destination else { return Output.write(text, to: 1) }
    guard fputs(text, destination) >= 0, fflush(destination) == 0 else { throw unwritable }
  }

  private var unwritable: AssemblyError {
    AssemblyError(
      code: .run, place: output ?? "standard output",
      detail: "The file cannot be written to its end (\(String(cString: strerror(errno)))).")
  }
}
