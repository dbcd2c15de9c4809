// SPDX-License-Identifier: Apache-2.0

/// A tag of a reply that means something: of a section, or of a model's thinking aloud.
struct ReplyTag {
  /// What the tag encloses.
  enum Subject: Hashable {
    case section(ReplySection)
    case thinking
  }

  let subject: Subject
  let isClosing: Bool
  /// Bytes of the reply, both angle brackets included.
  let span: Range<Int>

  /// All such tags, in order; any letter case, blanks within allowed.
  static func all(in bytes: [UInt8]) -> [ReplyTag] {
    var tags: [ReplyTag] = []
    var position = 0
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      if let tag = tag(at: start, in: bytes) {
        tags.append(tag)
        position = tag.span.upperBound
      } else {
        position = start + 1
      }
    }
    return tags
  }

  private static func tag(at start: Int, in bytes: [UInt8]) -> ReplyTag? {
    var rest = bytes[(start + 1)...].prefix(24).drop(while: Lexeme.isBlank)
    let isClosing = rest.first == UInt8(ascii: "/")
    if isClosing { rest = rest.dropFirst().drop(while: Lexeme.isBlank) }
    let name = rest.prefix(while: Lexeme.isLetter)
    rest = rest.dropFirst(name.count).drop(while: Lexeme.isBlank)
    guard rest.first == UInt8(ascii: ">") else { return nil }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    let subject: Subject
    if let section = ReplySection(rawValue: text) {
      subject = .section(section)
    } else if text == "think" || text == "thinking" {
      subject = .thinking
    } else {
      return nil
    }
    return ReplyTag(
      subject: subject, isClosing: isClosing, span: start..<rest.startIndex + 1)
  }
}
