// SPDX-License-Identifier: Apache-2.0

/// One section as it was found in a reply.
package struct ReplyPart: Hashable, Sendable {
  /// The name of its tag.
  package let name: String
  /// Bytes of the content, without the tags.
  package let content: Range<Int>
  /// Bytes with the tags.
  package let span: Range<Int>
  /// Whether it has its end.
  package let isClosed: Bool

  /// The section of the text form, or nil for another one.
  package var section: ReplySection? { ReplySection(rawValue: name) }

  /// The same section without its end, as far as a place of the reply.
  package func reaching(_ end: Int) -> ReplyPart {
    ReplyPart(
      name: name, content: content.lowerBound..<end, span: span.lowerBound..<end, isClosed: false)
  }

  /// The sections of a reply in the order of their appearance, by the rules that `ReplyText` documents.
  static func all(in bytes: [UInt8]) -> [ReplyPart] {
    let sections = Set(ReplySection.allCases.map(\.rawValue))
    var tags = ReplyTag.all(in: bytes, named: sections.union(ReplyTag.thinking))
    if let end = tags.lastIndex(where: { ReplyTag.thinking.contains($0.name) && $0.isClosing }) {
      tags.removeSubrange(...end)
    }
    if let start = tags.firstIndex(where: { ReplyTag.thinking.contains($0.name) }) {
      tags.removeSubrange(start...)
    }
    let links = ReplyTagLinks(tags)
    var parts: [ReplyPart] = []
    var index = 0
    while index < tags.count {
      if tags[index].isClosing {
        index += 1
      } else {
        let (part, next) = links.part(opened: index, before: bytes.count)
        parts.append(part)
        index = next
      }
    }
    return parts
  }
}
