// SPDX-License-Identifier: Apache-2.0

/// A source file of Swift or C, with its code apart from comments and texts.
struct SourceText {
  let file: String
  let text: String
  /// The code: comments are gone and the texts of literals are blank; line breaks stay.
  let code: [Character]

  init(file: String, text: String) {
    self.file = file
    self.text = text
    var stripper = CodeStripper(text: text, isSwift: file.hasSuffix(".swift"))
    code = stripper.code()
  }

  /// The lines of the code.
  var codeLines: [Substring] {
    String(code).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The number of the line that holds a character of the code, from 1.
  func line(at index: Int) -> Int { code[..<index].count { $0 == "\n" } + 1 }

  /// The words of the code with their places.
  var words: [(text: String, start: Int, end: Int)] {
    var words: [(String, Int, Int)] = []
    var index = 0
    while index < code.count {
      guard code[index].isWordPart else {
        index += 1
        continue
      }
      let start = index
      while index < code.count, code[index].isWordPart { index += 1 }
      words.append((String(code[start..<index]), start, index))
    }
    return words
  }

  /// The place of the bracket that closes the one at `start`; nil when it is never closed.
  func closing(of start: Int, _ opening: Character, _ closing: Character) -> Int? {
    var depth = 0
    for index in start..<code.count {
      if code[index] == opening { depth += 1 }
      if code[index] == closing {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// The last character before a place that is no blank.
  func before(_ index: Int) -> Character? {
    code[..<index].last { !$0.isWhitespace }
  }

  /// The first character from a place on that is no blank.
  func after(_ index: Int) -> Character? {
    code[index...].first { !$0.isWhitespace }
  }
}

extension Character {
  /// True for what names are made of.
  var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
