// SPDX-License-Identifier: Apache-2.0

/// Which tags follow which ones: each question is one look, however many tags a reply has.
package struct ReplyTagLinks {
  private let tags: [ReplyTag]
  /// For each tag the first opening tag after it; the number of tags for none.
  private var nextOpening: [Int]
  /// The same for tags of its own name.
  private var nextOwnOpening: [Int]
  private var nextOwnClosing: [Int]

  /// Sections whose text may hold tags, which are part of it when it has its end.
  private static let free: Set<String> = ["rationale", "simulate", "expect", "lessons", "plan"]

  /// Looks at the tags of a reply, in their order.
  package init(_ tags: [ReplyTag]) {
    self.tags = tags
    nextOpening = Array(repeating: tags.count, count: tags.count)
    nextOwnOpening = nextOpening
    nextOwnClosing = nextOpening
    var opening = tags.count
    var ownOpening: [String: Int] = [:]
    var ownClosing: [String: Int] = [:]
    for index in tags.indices.reversed() {
      let tag = tags[index]
      nextOpening[index] = opening
      nextOwnOpening[index] = ownOpening[tag.name] ?? tags.count
      nextOwnClosing[index] = ownClosing[tag.name] ?? tags.count
      if tag.isClosing {
        ownClosing[tag.name] = index
      } else {
        opening = index
        ownOpening[tag.name] = index
      }
    }
  }

  /// The section that a tag opens, and the tag from which to look for the next one.
  ///
  /// It reaches to its closing tag when no other section opens before; within a rationale only another
  /// rationale does. Else it has no end, and reaches to the next section or to the end of the text.
  package func part(opened: Int, before end: Int) -> (ReplyPart, next: Int) {
    let tag = tags[opened]
    let closing = nextOwnClosing[opened]
    let limit =
      ReplyTagLinks.free.contains(tag.name) ? nextOwnOpening[opened] : nextOpening[opened]
    let start = tag.span.upperBound
    if closing < limit {
      let part = ReplyPart(
        name: tag.name, content: start..<tags[closing].span.lowerBound,
        span: tag.span.lowerBound..<tags[closing].span.upperBound, isClosed: true)
      return (part, closing + 1)
    }
    let next = nextOpening[opened]
    let end = next < tags.count ? tags[next].span.lowerBound : end
    let part = ReplyPart(
      name: tag.name, content: start..<end, span: tag.span.lowerBound..<end, isClosed: false)
    return (part, next)
  }
}
