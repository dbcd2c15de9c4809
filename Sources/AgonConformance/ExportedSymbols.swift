// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The symbols that a 64-bit ELF shared library offers to others.
struct ExportedSymbols {
  /// The file is none, or is broken.
  struct Unreadable: Error {}

  /// Names of the defined symbols that are global or weak and visible, sorted.
  let names: [String]

  /// Reads the dynamic symbols of a file, as the ELF specification lays them out.
  init(of file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    let image = Image(bytes: bytes)
    guard bytes.count >= 64, bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else {
      throw Unreadable()
    }
    let table = try image.number(40, 8)
    let size = try image.number(58, 2)
    let count = try image.number(60, 2)
    var names: Set<String> = []
    for index in 0..<count {
      let section = table + index * size
      let isDynamicSymbols = try image.number(section + 4, 4) == 11
      guard isDynamicSymbols else { continue }
      let strings = table + (try image.number(section + 40, 4)) * size
      let stringStart = try image.number(strings + 24, 8)
      let start = try image.number(section + 24, 8)
      let length = try image.number(section + 32, 8)
      for place in stride(from: start, to: start + length, by: 24) {
        let binding = try image.number(place + 4, 1) >> 4
        let visibility = try image.number(place + 5, 1) & 3
        let section = try image.number(place + 6, 2)
        let isOffered = (binding == 1 || binding == 2 || binding == 10) && section != 0
        guard isOffered, visibility == 0 || visibility == 3 else { continue }
        names.insert(try image.text(stringStart + (try image.number(place, 4))))
      }
    }
    self.names = names.subtracting([""]).sorted()
  }

  /// Little-endian numbers and texts at places of a file.
  private struct Image {
    let bytes: [UInt8]

    func number(_ place: Int, _ size: Int) throws -> Int {
      guard place >= 0, place <= bytes.count - size else { throw Unreadable() }
      let value = bytes[place..<place + size].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard value < 1 << 48 else { throw Unreadable() }
      return Int(value)
    }

    func text(_ place: Int) throws -> String {
      guard place >= 0, place < bytes.count else { throw Unreadable() }
      return String(decoding: bytes[place...].prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
