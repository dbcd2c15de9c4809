// SPDX-License-Identifier: Apache-2.0

/// One section as it was found in a reply.
struct ReplyPart {
  let section: ReplySection
  /// Bytes of the content, without the tags.
  let content: Range<Int>
  /// Bytes with the tags.
  let span: Range<Int>
  let isClosed: Bool

  /// The sections of a reply in the order of their appearance, by the rules that `ReplyText` documents.
  static func all(in bytes: [UInt8]) -> [ReplyPart] {
    var tags = ReplyTag.all(in: bytes)
    if let end = tags.lastIndex(where: { $0.subject == .thinking && $0.isClosing }) {
      tags.removeSubrange(...end)
    }
    if let start = tags.firstIndex(where: { $0.subject == .thinking }) {
      tags.removeSubrange(start...)
    }
    var parts: [ReplyPart] = []
    var index = 0
    while index < tags.count {
      guard case .section(let section) = tags[index].subject, !tags[index].isClosing else {
        index += 1
        continue
      }
      let (part, next) = part(of: section, opened: index, among: tags, in: bytes)
      parts.append(part)
      index = next
    }
    return parts
  }

  private static func part(
    of section: ReplySection, opened: Int, among tags: [ReplyTag], in bytes: [UInt8]
  ) -> (ReplyPart, next: Int) {
    let later = tags.indices.dropFirst(opened + 1)
    let own = later.filter { tags[$0].subject == .section(section) }
    let closing = own.first { tags[$0].isClosing }
    let opening =
      section == .rationale
      ? own.first { !tags[$0].isClosing } : later.first { !tags[$0].isClosing }
    let start = tags[opened].span.upperBound
    if let closing, closing < opening ?? tags.count {
      let part = ReplyPart(
        section: section, content: start..<tags[closing].span.lowerBound,
        span: tags[opened].span.lowerBound..<tags[closing].span.upperBound, isClosed: true)
      return (part, closing + 1)
    }
    let next = later.first { !tags[$0].isClosing }
    let end = next.map { tags[$0].span.lowerBound } ?? bytes.count
    let part = ReplyPart(
      section: section, content: start..<end, span: tags[opened].span.lowerBound..<end,
      isClosed: false)
    return (part, next ?? tags.count)
  }
}
