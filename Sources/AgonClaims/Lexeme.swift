// SPDX-License-Identifier: Apache-2.0

/// Which bytes and words the text form is made of.
enum Lexeme {
  /// Whether a byte separates: space, tab, line ends.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether a byte may stand in a bare word.
  ///
  /// All bytes of scalars beyond ASCII may.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F: false
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ";"): false
    case UInt8(ascii: "\""), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"): false
    default: true
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  /// Where a byte stands first from a place on, or nil.
  static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = start
      while index < buffer.count, buffer[index] != byte { index += 1 }
      return index < buffer.count ? index : nil
    }
  }

  /// Whether the bytes are a name: a letter or `_`, then letters, digits, `_` and `.`.
  static func isName(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first, isLetter(first) || first == UInt8(ascii: "_") else {
      return false
    }
    return bytes.allSatisfy {
      isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
    }
  }

  /// The number that a word writes in JSON's syntax (leading zeros allowed), or nil.
  static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    guard let first = rest.first, isDigit(first) else { return nil }
    rest = rest.drop(while: isDigit)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst()
      guard let digit = fraction.first, isDigit(digit) else { return nil }
      rest = fraction.drop(while: isDigit)
    }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      guard let digit = rest.first, isDigit(digit) else { return nil }
      rest = rest.drop(while: isDigit)
    }
    guard rest.isEmpty, let value = Double(String(decoding: bytes, as: UTF8.self)) else {
      return nil
    }
    return value.isFinite ? value : nil
  }

  /// The canonical text of a finite number: no fraction when it has none.
  static func text(_ number: Double) -> String {
    if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
    return number.description
  }

  /// Whether a text reads back as the same bare word.
  static func isBare(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return !bytes.isEmpty && bytes.allSatisfy(isWord) && number(bytes[...]) == nil
  }

  /// Whether a text can stand in a line of actions without quotes.
  static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isWord)
  }

  /// The text without blanks at both ends.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }
}
