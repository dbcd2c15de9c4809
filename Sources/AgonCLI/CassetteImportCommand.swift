// SPDX-License-Identifier: Apache-2.0

internal import AgonAssembly
internal import AgonStore
internal import ArgumentParser
internal import Foundation

/// `agon cassette import FILE --into CASSETTE`.
struct CassetteImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Adds exported calls to a cassette.",
    discussion: "Calls that the cassette holds already stay as they are. A file with a bad line "
      + "adds nothing.")

  @Argument(help: ArgumentHelp("The JSON lines that `export` wrote.", valueName: "file"))
  var path: String

  @Option(help: ArgumentHelp("The cassette; it is made where it is missing.", valueName: "file"))
  var into: String

  func run() throws {
    guard let file = fopen(path, "r") else {
      throw AssemblyError(
        code: .usage, place: path,
        detail: "The file cannot be read (\(String(cString: strerror(errno)))).")
    }
    defer { fclose(file) }
    let cassette = try CassetteFile(path: into, .writing)
    let counts: (new: Int, known: Int, other: Int)
    do {
      var number = 0
      counts = try cassette.keep(each: {
        while let line = try Self.line(of: file, path: path) {
          number += 1
          if let call = try CassetteLines.call(in: line, number: number) { return call }
        }
        guard number > 0 else {
          throw CassetteLineError(line: 1, detail: "The file is empty.")
        }
        return nil
      })
    } catch let error as CassetteLineError {
      try cassette.close()
      throw AssemblyError(code: .usage, place: path, detail: error.description)
    }
    try cassette.close()
    Output.line(
      "\(into): \(counts.new) \(counts.new == 1 ? "call" : "calls") added, \(counts.known) were "
        + "there")
    if counts.other > 0 {
      Output.error(
        "\(counts.other) were there with another answer, which stays; import into a new cassette "
          + "to keep these.")
    }
  }

  /// The next line without its end; nil after the last one.
  private static func line(of file: UnsafeMutablePointer<FILE>, path: String) throws -> String? {
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    let count = getline(&buffer, &capacity, file)
    guard count >= 0, let buffer else {
      guard ferror(file) == 0 else {
        throw AssemblyError(
          code: .run, place: path, detail: "The file cannot be read to its end.")
      }
      return nil
    }
    let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
    let end = bytes.last == UInt8(ascii: "\n") ? count - 1 : count
    return String(decoding: bytes.prefix(end), as: UTF8.self)
  }
}
