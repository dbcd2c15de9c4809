// SPDX-License-Identifier: Apache-2.0

/// A tag of a reply, such as `<action>` or `</think>`.
package struct ReplyTag: Hashable, Sendable {
  /// What stands in it, in small letters.
  package let name: String
  /// Whether it ends what the tag encloses.
  package let isClosing: Bool
  /// Bytes of the reply, both angle brackets included.
  package let span: Range<Int>

  /// The names of tags around what a model thinks aloud.
  package static let thinking: Set<String> = ["think", "thinking", "thought", "reasoning"]

  /// All tags with one of the names, in order; any letter case, blanks within allowed.
  package static func all(in bytes: [UInt8], named names: Set<String>) -> [ReplyTag] {
    var tags: [ReplyTag] = []
    var position = 0
    while let start = Lexeme.first(UInt8(ascii: "<"), in: bytes, from: position) {
      if let tag = tag(at: start, in: bytes, among: names) {
        tags.append(tag)
        position = tag.span.upperBound
      } else {
        position = start + 1
      }
    }
    return tags
  }

  private static func tag(at start: Int, in bytes: [UInt8], among names: Set<String>) -> ReplyTag? {
    var rest = bytes[(start + 1)...].prefix(28).drop(while: Lexeme.isBlank)
    let isClosing = rest.first == UInt8(ascii: "/")
    if isClosing { rest = rest.dropFirst().drop(while: Lexeme.isBlank) }
    let name = rest.prefix { Lexeme.isLetter($0) || $0 == UInt8(ascii: "_") }
    rest = rest.dropFirst(name.count).drop(while: Lexeme.isBlank)
    guard !name.isEmpty, rest.first == UInt8(ascii: ">") else { return nil }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    guard names.contains(text) else { return nil }
    return ReplyTag(name: text, isClosing: isClosing, span: start..<rest.startIndex + 1)
  }
}
