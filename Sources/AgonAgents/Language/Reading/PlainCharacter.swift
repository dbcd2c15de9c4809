// SPDX-License-Identifier: Apache-2.0

/// The plain character that a person sees in place of a character beyond ASCII.
///
/// Letters and digits that only look like others are not among them, nor are marks that turn the direction
/// of writing: those stay, and no environment reads them.
enum PlainCharacter {
  /// What stands for the character at the beginning of the bytes, nothing for an invisible one, and how many
  /// bytes it takes; nil for a character that stays.
  static func character(at bytes: ArraySlice<UInt8>) -> (UInt8?, Int)? {
    let size = bytes[bytes.startIndex] < 0xE0 ? 2 : 3
    guard bytes.count >= size else { return nil }
    var value = UInt32(bytes[bytes.startIndex]) & (size == 2 ? 0x1F : 0x0F)
    for byte in bytes.prefix(size).dropFirst() {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    switch value {
    case 0x85, 0x2028, 0x2029: return (0x0A, size)
    case 0x80...0x9F, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return (0x20, size)
    case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A, 0x202C, 0x2060...0x2064: return (nil, size)
    case 0x2066, 0x2068, 0x2069, 0xFE00...0xFE0F, 0xFEFF: return (nil, size)
    case 0x2010, 0x2011, 0x2013, 0x2212, 0xFE63: return (UInt8(ascii: "-"), size)
    // Full-width quotes and backslashes stand in texts whose own quotes are plain.
    case 0xFF02, 0xFF07, 0xFF3C: return nil
    case 0xFF01...0xFF5E: return (UInt8(value - 0xFEE0), size)
    default: return nil
    }
  }

  /// Whether a text holds a mark that turns the direction of writing, so that it does not show what it says.
  static func turnsDirection(_ text: String) -> Bool {
    text.unicodeScalars.contains { [0x202B, 0x202D, 0x202E, 0x2067].contains($0.value) }
  }
}
