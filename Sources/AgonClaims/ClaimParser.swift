// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads one line of the text form by recursive descent, in time linear in its length.
struct ClaimParser {
  /// Levels of predicates within predicates that are read.
  static let mostLevels = 16

  let bytes: [UInt8]
  var position = 0
  private var level = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The whole line.
  mutating func claim() throws(ClaimError) -> Claim {
    let number = try leadingNumber()
    let start = position
    let value = try single()
    guard case .predicate(let stated) = value else {
      throw error("A predicate such as legal(a1) is due here.", at: start)
    }
    var claim = Claim(stated, number: number)
    if let denied = stated.denied {
      claim.predicate = denied
      claim.polarity = false
    }
    try attributes(of: &claim)
    return claim
  }

  /// An error at the present place, or at another one.
  func error(_ detail: String, at place: Int? = nil) -> ClaimError {
    let before = bytes[..<(place ?? position)]
    let column = before.count { $0 & 0xC0 != 0x80 } + 1
    return ClaimError(code: .syntax, column: column, detail: detail)
  }

  mutating func skipBlanks() {
    while let byte = next, Lexeme.isBlank(byte) { position += 1 }
  }

  /// Steps over a byte when it comes next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  /// A bare word; empty when none stands here.
  mutating func word() -> ArraySlice<UInt8> {
    let start = position
    while let byte = next, Lexeme.isWord(byte) { position += 1 }
    return bytes[start..<position]
  }

  /// `1`, `1.`, `1)`, `1:` or `[1]`, after a dash or an asterisk or not.
  private mutating func leadingNumber() throws(ClaimError) -> Int? {
    skipBlanks()
    if next == UInt8(ascii: "-") || next == UInt8(ascii: "*") {
      position += 1
      skipBlanks()
    }
    let isBracketed = take("[")
    let start = position
    while let byte = next, Lexeme.isDigit(byte) { position += 1 }
    let digits = bytes[start..<position]
    if isBracketed, digits.isEmpty || !take("]") {
      throw error("A number in brackets, such as [1], is due here.")
    }
    if digits.isEmpty { return nil }
    guard digits.count <= 9, let number = Int(String(decoding: digits, as: UTF8.self)) else {
      throw error("The number of the claim has more than nine digits.", at: start)
    }
    if !isBracketed { _ = take(".") || take(")") || take(":") }
    skipBlanks()
    return number
  }

  /// What stands between the parentheses, both included.
  private mutating func arguments() throws(ClaimError) -> [Predicate.Argument] {
    level += 1
    defer { level -= 1 }
    guard level <= ClaimParser.mostLevels else {
      throw error("Predicates stand within predicates more than \(ClaimParser.mostLevels) deep.")
    }
    position += 1
    skipBlanks()
    if take(")") { return [] }
    var arguments: [Predicate.Argument] = []
    while true {
      arguments.append(try argument())
      skipBlanks()
      if take(")") { return arguments }
      guard take(",") else { throw error("A comma or a closing parenthesis is due here.") }
    }
  }

  private mutating func argument() throws(ClaimError) -> Predicate.Argument {
    skipBlanks()
    let start = position
    let name = word()
    skipBlanks()
    if next == UInt8(ascii: "="), Lexeme.isName(name) {
      position += 1
      return Predicate.Argument(try value(), name: String(decoding: name, as: UTF8.self))
    }
    position = start
    return Predicate.Argument(try value())
  }

  private mutating func value() throws(ClaimError) -> Predicate.Value {
    var values = [try single()]
    skipBlanks()
    while take(";") {
      values.append(try single())
      skipBlanks()
    }
    return values.count == 1 ? values[0] : .list(values)
  }

  private mutating func single() throws(ClaimError) -> Predicate.Value {
    skipBlanks()
    if next == UInt8(ascii: "\"") { return .quoted(try quoted()) }
    if let comparison = comparison() { return .comparison(comparison) }
    let start = position
    let word = self.word()
    guard !word.isEmpty else {
      throw error(next == nil ? "The line ends where a value is due." : "A value is due here.")
    }
    let end = position
    let text = String(decoding: word, as: UTF8.self)
    skipBlanks()
    if text.lowercased() == "not", let byte = next,
      Lexeme.isWord(byte) || byte == UInt8(ascii: "(")
    {
      return .predicate(try denial())
    }
    if next == UInt8(ascii: "(") {
      guard Lexeme.isName(word) else {
        throw error("A predicate's name is made of letters, digits, _ and dots.", at: start)
      }
      return .predicate(Predicate(text.lowercased(), try arguments()))
    }
    position = end
    return Lexeme.number(word).map(Predicate.Value.number) ?? .atom(text)
  }

  /// What `not` denies; two denials cancel out.
  private mutating func denial() throws(ClaimError) -> Predicate {
    level += 1
    defer { level -= 1 }
    guard level <= ClaimParser.mostLevels else { throw error("The line denies too often.") }
    let start = position
    let isWrapped = take("(")
    let value = try single()
    guard case .predicate(let predicate) = value else {
      throw error("A predicate is due after not.", at: start)
    }
    if isWrapped {
      skipBlanks()
      guard take(")") else { throw error("A closing parenthesis is due here.") }
    }
    return predicate.denied ?? Predicate.denying(predicate)
  }

  private mutating func comparison() -> Predicate.Comparison? {
    if take("=") { return .equal }
    if take("<") { return take("=") ? .lessOrEqual : .less }
    if take(">") { return take("=") ? .greaterOrEqual : .greater }
    return nil
  }

  mutating func quoted() throws(ClaimError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = next else { throw error("The quoted text has no end.", at: start) }
        position += 1
        switch escaped {
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): content.append(escaped)
        default: throw error("Of escapes only \\\" \\\\ \\n \\r \\t are known.", at: position - 1)
        }
      default: content.append(byte)
      }
    }
    throw error("The quoted text has no end.", at: start)
  }
}
