// SPDX-License-Identifier: Apache-2.0

/// Reads what `ByteWriter` wrote; nil where the bytes end too early.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// True when everything has been read.
  var isAtEnd: Bool { rest.isEmpty }

  /// Reads a number.
  mutating func number() -> Int? {
    guard rest.count >= 8 else { return nil }
    defer { rest = rest.dropFirst(8) }
    return Int(Int64(bitPattern: rest.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }))
  }

  /// Reads a number of things that follow, each of at least one byte.
  mutating func count() -> Int? {
    guard let count = number(), (0...rest.count).contains(count) else { return nil }
    return count
  }

  /// Reads a text.
  mutating func text() -> String? {
    guard let count = count() else { return nil }
    defer { rest = rest.dropFirst(count) }
    return String(validating: rest.prefix(count), as: UTF8.self)
  }
}
