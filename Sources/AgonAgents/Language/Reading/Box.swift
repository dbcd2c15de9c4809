// SPDX-License-Identifier: Apache-2.0

/// A box of LaTeX, in which models put final answers: `\boxed{c3}`.
struct Box {
  /// What stands between the braces.
  let content: ArraySlice<UInt8>
  /// Where the command begins.
  let start: Int

  /// Bytes of a box, at most; what is longer is no action.
  private static let mostBytes = 512

  /// The boxes in a text that have their end.
  static func all(in bytes: ArraySlice<UInt8>) -> [Box] {
    var boxes: [Box] = []
    var rest = bytes
    while let start = rest.index(of: UInt8(ascii: "\\")) {
      rest = rest[(start + 1)...]
      guard rest.begins(with: "boxed{") || rest.begins(with: "fbox{"),
        let brace = rest.index(of: UInt8(ascii: "{")),
        let content = braced(rest[brace...])
      else { continue }
      boxes.append(Box(content: content, start: start))
      rest = rest[(content.endIndex + 1)...]
    }
    return boxes
  }

  /// What stands between the brace at the beginning and the one that closes it; nil when none does.
  static func braced(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var depth = 0
    for index in bytes.prefix(mostBytes).indices {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return bytes[(bytes.startIndex + 1)..<index] }
    }
    return nil
  }
}
