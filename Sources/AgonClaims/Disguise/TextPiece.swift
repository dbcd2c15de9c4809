// SPDX-License-Identifier: Apache-2.0

/// A piece of a text: a word, or what stands between words.
struct TextPiece: Hashable {
  /// The characters.
  var text: String
  /// True for a word: letters, digits and underscores, and an apostrophe between letters.
  var isWord: Bool

  /// The pieces of a text in order; together they are the text.
  ///
  /// - Parameter isJSON: true for JSON text, of which only what stands in strings has words.
  static func pieces(of text: String, isJSON: Bool = false) -> [TextPiece] {
    var scanner = Scanner(scalars: Array(text.unicodeScalars), isJSON: isJSON)
    return scanner.pieces()
  }

  /// The words of a text, in order.
  static func words(of text: String, isJSON: Bool = false) -> [String] {
    pieces(of: text, isJSON: isJSON).filter(\.isWord).map(\.text)
  }

  private struct Scanner {
    let scalars: [Unicode.Scalar]
    let isJSON: Bool
    var position = 0
    var isInString = false
    var found: [TextPiece] = []

    init(scalars: [Unicode.Scalar], isJSON: Bool) {
      self.scalars = scalars
      self.isJSON = isJSON
    }

    mutating func pieces() -> [TextPiece] {
      while position < scalars.count {
        if isJSON, isInString, scalars[position] == "\\" {
          let isCode = position + 1 < scalars.count && scalars[position + 1] == "u"
          take(isCode ? 6 : 2, isWord: false)
        } else if isJSON, scalars[position] == "\"" {
          isInString.toggle()
          take(1, isWord: false)
        } else if isInWord(at: position), !isJSON || isInString {
          takeWord()
        } else {
          take(1, isWord: false)
        }
      }
      return found
    }

    private mutating func takeWord() {
      var end = position
      while end < scalars.count, isInWord(at: end) { end += 1 }
      take(end - position, isWord: true)
    }

    private mutating func take(_ count: Int, isWord: Bool) {
      let end = min(position + count, scalars.count)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[position..<end])
      position = end
      if !isWord, let last = found.last, !last.isWord {
        found[found.count - 1].text.unicodeScalars.append(contentsOf: text)
      } else {
        found.append(TextPiece(text: String(text), isWord: isWord))
      }
    }

    private func isInWord(at index: Int) -> Bool {
      let scalar = scalars[index]
      if scalar == "_" || ("0"..."9").contains(scalar) || scalar.properties.isAlphabetic {
        return true
      }
      guard scalar == "'" || scalar == "\u{2019}", index > 0, index + 1 < scalars.count else {
        return false
      }
      return scalars[index - 1].properties.isAlphabetic
        && scalars[index + 1].properties.isAlphabetic
    }
  }
}
