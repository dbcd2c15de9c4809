// SPDX-License-Identifier: Apache-2.0

/// Texts of actions, made alike before they are compared.
enum ActionText {
  /// A text in small letters, without outer blanks and punctuation, its inner blanks single.
  static func plain(_ text: String) -> String {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let outer = Set("\"'`()[]<>.!,; ")
    let kept = words.drop(while: outer.contains)
    guard let last = kept.lastIndex(where: { !outer.contains($0) }) else { return words }
    return String(kept[...last])
  }

  /// The parts of a plain text that lists alternatives.
  static func alternatives(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "," || $0 == "/" || $0 == ";" }.map(String.init)
      .filter { $0 != "or" && $0 != "and" }
  }
}
