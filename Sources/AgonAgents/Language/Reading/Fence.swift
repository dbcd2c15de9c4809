// SPDX-License-Identifier: Apache-2.0

/// A fenced block of Markdown.
struct Fence {
  /// What stands behind the opening fence, in small letters.
  let language: String
  /// The lines within, with their line ends.
  let content: ArraySlice<UInt8>
  /// The lines with the fences.
  let span: Range<Int>
  let isClosed: Bool

  /// The blocks of a text, in order; only the last one can lack its end.
  static func all(in bytes: ArraySlice<UInt8>) -> [Fence] {
    var fences: [Fence] = []
    var open: (mark: ArraySlice<UInt8>, language: String, start: Int, content: Int)?
    bytes.forEachLine { line in
      let content = line.trimmed
      let next = min(line.endIndex + 1, bytes.endIndex)
      if let (mark, language, start, first) = open {
        guard content.count >= mark.count, content.allSatisfy({ $0 == mark.first }) else { return }
        fences.append(
          Fence(
            language: language, content: bytes[first..<line.startIndex], span: start..<next,
            isClosed: true))
        open = nil
      } else if let mark = mark(of: content) {
        let language = content[mark.endIndex...].trimmed.text.lowercased()
        open = (mark, language, line.startIndex, next)
      }
    }
    if let (_, language, start, first) = open {
      fences.append(
        Fence(
          language: language, content: bytes[first...], span: start..<bytes.endIndex,
          isClosed: false))
    }
    return fences
  }

  /// The marks that open a block on a line; nil when it opens none.
  private static func mark(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
      return nil
    }
    let mark = line.prefix { $0 == first }
    return mark.count < 3 || line[mark.endIndex...].contains(UInt8(ascii: "`")) ? nil : mark
  }
}
