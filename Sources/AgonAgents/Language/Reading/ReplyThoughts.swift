// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims

/// A reply, parted into what the model thinks aloud and what it answers.
///
/// Thinking stands between a tag and the next closing one. A closing tag alone ends thinking that began
/// before the reply did, and an opening tag alone begins thinking that was never ended.
struct ReplyThoughts {
  /// What the tags enclose, without blank parts; nil when there is nothing.
  let thoughts: String?
  /// The rest, with a line end in place of each part that was taken out.
  let answer: [UInt8]
  /// Whether a thought stands there without its end.
  let isOpen: Bool

  /// Parts a reply.
  init(_ bytes: [UInt8]) {
    let tags = ReplyTag.all(in: bytes, named: ReplyTag.thinking)
    guard !tags.isEmpty else {
      thoughts = nil
      answer = bytes
      isOpen = false
      return
    }
    var taken: [(content: Range<Int>, span: Range<Int>)] = []
    var open: ReplyTag?
    for tag in tags {
      if let start = open, tag.isClosing {
        taken.append(
          (start.span.upperBound..<tag.span.lowerBound, start.span.lowerBound..<tag.span.upperBound)
        )
        open = nil
      } else if tag.isClosing {
        taken = [(0..<tag.span.lowerBound, 0..<tag.span.upperBound)]
      } else if open == nil {
        open = tag
      }
    }
    isOpen = open != nil
    if let open {
      taken.append((open.span.upperBound..<bytes.count, open.span.lowerBound..<bytes.count))
    }
    let texts = taken.map { bytes[$0.content].trimmed }.filter { !$0.isEmpty }.map(\.text)
    thoughts = texts.isEmpty ? nil : texts.joined(separator: "\n")
    var rest: [UInt8] = []
    var end = 0
    for (_, span) in taken {
      rest += bytes[end..<span.lowerBound]
      rest.append(0x0A)
      end = span.upperBound
    }
    answer = rest + bytes[end...]
  }
}
