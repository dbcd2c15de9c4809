// SPDX-License-Identifier: Apache-2.0

/// Takes comments and the texts of literals out of source text, keeping line breaks and the code that
/// stands inside a text.
struct CodeStripper {
  private let text: [Character]
  private let isSwift: Bool
  private var position = 0
  private var kept: [Character] = []

  init(text: String, isSwift: Bool) {
    self.text = Array(text)
    self.isSwift = isSwift
  }

  /// The code.
  mutating func code() -> [Character] {
    while position < text.count { step() }
    return kept
  }

  private func starts(_ word: String) -> Bool {
    text[position...].starts(with: word)
  }

  private mutating func keep() {
    kept.append(text[position])
    position += 1
  }

  private mutating func step() {
    if starts("//") {
      while position < text.count, text[position] != "\n" { position += 1 }
    } else if starts("/*") {
      blockComment()
    } else if let hashes = textOpening() {
      literal(hashes: hashes)
    } else if !isSwift, text[position] == "'" {
      characterLiteral()
    } else {
      keep()
    }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if starts("/*"), isSwift || depth == 0 {
        depth += 1
        position += 2
      } else if starts("*/") {
        depth -= 1
        position += 2
      } else {
        if text[position] == "\n" { kept.append("\n") }
        position += 1
      }
    } while depth > 0 && position < text.count
    kept.append(" ")
  }

  /// The number of `#` before a text that begins here; nil when none begins.
  private func textOpening() -> Int? {
    var index = position
    if isSwift { while index < text.count, text[index] == "#" { index += 1 } }
    return index < text.count && text[index] == "\"" ? index - position : nil
  }

  private mutating func literal(hashes: Int) {
    position += hashes
    let isLong = isSwift && starts("\"\"\"")
    let quotes = String(repeating: "\"", count: isLong ? 3 : 1)
    let end = quotes + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    kept.append("\"")
    position += quotes.count
    while position < text.count, !starts(end), isLong || text[position] != "\n" {
      if isSwift, starts(escape + "(") {
        position += escape.count
        interpolation()
      } else if starts(escape), position + escape.count < text.count {
        if text[position + escape.count] == "\n" { kept.append("\n") }
        position += escape.count + 1
      } else {
        if text[position] == "\n" { kept.append("\n") }
        position += 1
      }
    }
    if position < text.count, starts(end) { position += end.count }
    kept.append("\"")
  }

  private mutating func interpolation() {
    var depth = 0
    repeat {
      if text[position] == "(" { depth += 1 }
      if text[position] == ")" { depth -= 1 }
      step()
    } while depth > 0 && position < text.count
  }

  private mutating func characterLiteral() {
    position += 1
    while position < text.count, text[position] != "'", text[position] != "\n" {
      position += text[position] == "\\" ? 2 : 1
    }
    if position < text.count, text[position] == "'" { position += 1 }
    kept.append("0")
  }
}
