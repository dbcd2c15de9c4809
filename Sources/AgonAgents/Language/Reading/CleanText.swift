// SPDX-License-Identifier: Apache-2.0

/// The text of a reply as the rules of reading see it: what a person would read.
///
/// Invisible characters are gone, blanks and line ends of all kinds are plain ones, full-width forms are
/// narrow, the marks by which models name their thinking are tags, and what follows the end of the turn is
/// cut off. Time and space are linear.
struct CleanText {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  private let source: [UInt8]
  private let entities: Entities
  /// Whether something that is not blank came so far.
  private var hasText = false

  /// Cleans a text.
  init(_ text: String) {
    source = Array(text.utf8)
    entities = Entities(of: source)
    let end = CleanText.firstSpecial(in: source, from: 0)
    guard end < source.count else {
      bytes = source
      return
    }
    bytes.reserveCapacity(source.count)
    var position = 0
    while position < source.count {
      let end = CleanText.firstSpecial(in: source, from: position)
      bytes.append(contentsOf: source[position..<end])
      hasText = hasText || !source[position..<end].trimmed.isEmpty
      position = end
      guard position < source.count else { break }
      guard let size = replace(at: position) else { return }
      position += size
    }
  }

  /// Whether cleaning changed the text.
  var isChanged: Bool { bytes != source }

  /// The bytes at which something may be to do.
  private static let specials: [Bool] = (0...255).map { byte in
    switch UInt8(byte) {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "["): true
    case 0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }

  private static func firstSpecial(in source: [UInt8], from start: Int) -> Int {
    source.withUnsafeBufferPointer { source in
      specials.withUnsafeBufferPointer { specials in
        var index = start
        while index < source.count, !specials[Int(source[index])] { index += 1 }
        return index
      }
    }
  }

  /// Writes what stands for the bytes at a place, and tells how many they are; nil at the end of the turn.
  private mutating func replace(at position: Int) -> Int? {
    let byte = source[position]
    let rest = source[position...]
    switch byte {
    case 0x0D:
      bytes.append(0x0A)
      return position + 1 < source.count && source[position + 1] == 0x0A ? 2 : 1
    case 0..<0x20, 0x7F:
      bytes.append(0x20)
      return 1
    case UInt8(ascii: "&"):
      if let (character, size) = entities.character(at: rest) {
        bytes.append(character)
        return size
      }
    case UInt8(ascii: "<"), UInt8(ascii: "["), 0xE2:
      switch TurnMark.mark(at: rest) {
      case .end(let size):
        return hasText ? nil : size
      case .tag(let tag, let size):
        bytes.append(contentsOf: tag.utf8)
        return size
      case nil: break
      }
    default: break
    }
    hasText = true
    if byte >= 0x80, let (plain, size) = PlainCharacter.character(at: rest) {
      if let plain { bytes.append(plain) }
      return size
    }
    bytes.append(byte)
    return 1
  }
}
