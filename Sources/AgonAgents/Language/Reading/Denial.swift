// SPDX-License-Identifier: Apache-2.0

/// Words and signs by which a text says that an action is not the one.
enum Denial {
  private static let words: Set<String> = [
    "not", "never", "no", "nor", "neither", "cannot", "dont", "cant", "wont", "avoid", "avoiding",
    "without", "except", "than", "instead", "against", "reject", "rejected", "considered",
    "nicht", "kein", "keine", "nie", "niemals", "statt", "pas", "jamais", "sauf", "nunca", "jamás",
    "não", "nem", "mai", "не", "нет", "никогда", "кроме", "вместо",
  ]
  private static let suffixes = ["不", "不是", "不要", "不能", "不会", "别", "而不是"]
  private static let signs: Set<Character> = ["!", "¬", "~", "≠", "❌", "✗", "✘", "⛔", "🚫", "✖"]

  /// Whether one of the four words before a place denies what stands there.
  ///
  /// They are looked for on the same line, back to the end of the clause.
  static func precedes(_ place: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    var line = bytes[max(bytes.startIndex, place - 80)..<place]
    if let end = line.lastIndex(of: 0x0A) { line = line[(end + 1)...] }
    let text = line.text.lowercased()
    let clause = text.split(omittingEmptySubsequences: false) { ".,;!?，。；！？、".contains($0) }
    let last = clause.last ?? ""
    if last.split(whereSeparator: { !isPart($0) }).suffix(4).contains(where: { isDenial($0) }) {
      return true
    }
    let bare = last.trimmed
    return suffixes.contains { bare.hasSuffix($0) }
  }

  /// Whether a text begins with a denial that something follows, or is struck out.
  static func begins(_ text: String) -> Bool {
    if text.contains("~~") || text.first.map(signs.contains) ?? false { return true }
    let words = text.prefix(200).lowercased().split(whereSeparator: { !isPart($0) })
    if words.count > 1, isDenial(words[0]) { return true }
    return words.first.map { word in suffixes.contains { word.hasPrefix($0) } } ?? false
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "'" || character == "\u{2019}"
  }

  private static func isDenial(_ word: Substring) -> Bool {
    let plain = word.filter { $0.isLetter }
    return words.contains(String(plain))
      || plain.count > 3 && plain.hasSuffix("nt")
        && word.contains { !$0.isLetter }
  }
}
