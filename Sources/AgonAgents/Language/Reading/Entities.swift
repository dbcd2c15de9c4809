// SPDX-License-Identifier: Apache-2.0

/// The entities of HTML that stand for characters in a reply.
///
/// A reply that was escaped as a whole holds none of the characters that escaping replaces. So an angle
/// bracket or a quote is decoded only where the reply has no such character, and a text that speaks of an
/// entity keeps it. Nothing is decoded twice.
struct Entities {
  private let hasAngle: Bool
  private let hasQuote: Bool
  private let hasApostrophe: Bool

  /// Looks which characters a reply has.
  init(of bytes: [UInt8]) {
    hasAngle = bytes[...].index(of: UInt8(ascii: "<")) != nil
    hasQuote = bytes[...].index(of: UInt8(ascii: "\"")) != nil
    hasApostrophe = bytes[...].index(of: UInt8(ascii: "'")) != nil
  }

  /// The character that an entity stands for, and how many bytes it takes; nil where it is none.
  func character(at bytes: ArraySlice<UInt8>) -> (UInt8, Int)? {
    let head = bytes.prefix(8)
    guard let end = head.index(of: UInt8(ascii: ";")) else { return nil }
    let character: UInt8
    switch head[head.startIndex...end].text.lowercased() {
    case "&lt;", "&#60;", "&#x3c;": character = UInt8(ascii: "<")
    case "&gt;", "&#62;", "&#x3e;": character = UInt8(ascii: ">")
    case "&quot;", "&#34;", "&#x22;": character = UInt8(ascii: "\"")
    case "&apos;", "&#39;", "&#x27;": character = UInt8(ascii: "'")
    case "&nbsp;", "&#160;", "&#xa0;": character = 0x20
    default: return nil
    }
    let isKept: Bool
    switch character {
    case UInt8(ascii: "\""): isKept = hasQuote
    case UInt8(ascii: "'"): isKept = hasApostrophe
    case 0x20: isKept = false
    default: isKept = hasAngle
    }
    return isKept ? nil : (character, end - bytes.startIndex + 1)
  }
}
