// SPDX-License-Identifier: Apache-2.0

extension JSON {
  /// Reads one JSON text (RFC 8259).
  ///
  /// Of equal keys the last one counts; nesting stops at 128 levels.
  public init(parsing text: String) throws(JSONSyntaxError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads one JSON text from UTF-8 bytes.
  public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }
}

/// Reads JSON by recursive descent.
private struct JSONReader {
  let bytes: [UInt8]
  var position = 0
  var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONSyntaxError) -> JSON {
    let value = try self.value()
    skipBlanks()
    guard position == bytes.count else { throw error("Text follows the value.") }
    return value
  }

  private func error(_ detail: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: position, detail: detail)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func value() throws(JSONSyntaxError) -> JSON {
    skipBlanks()
    guard let byte = next else { throw error("The text ends where a value is due.") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONSyntaxError) -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw error("A value is due here.") }
    position += word.utf8.count
    return value
  }

  private mutating func enter() throws(JSONSyntaxError) {
    depth += 1
    guard depth <= 128 else { throw error("The nesting is deeper than 128 levels.") }
    position += 1
    skipBlanks()
  }

  private mutating func array() throws(JSONSyntaxError) -> JSON {
    try enter()
    var elements: [JSON] = []
    if next == UInt8(ascii: "]") {
      position += 1
      depth -= 1
      return .array(elements)
    }
    while true {
      elements.append(try value())
      if try closes(with: UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  private mutating func object() throws(JSONSyntaxError) -> JSON {
    try enter()
    var members: [String: JSON] = [:]
    if next == UInt8(ascii: "}") {
      position += 1
      depth -= 1
      return .object(members)
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error("A key in quotes is due here.") }
      let key = try string()
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw error("A colon is due here.") }
      position += 1
      members[key] = try value()
      if try closes(with: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func closes(with bracket: UInt8) throws(JSONSyntaxError) -> Bool {
    skipBlanks()
    guard let byte = next, byte == bracket || byte == UInt8(ascii: ",") else {
      throw error("A comma or a closing bracket is due here.")
    }
    position += 1
    if byte == bracket { depth -= 1 }
    return byte == bracket
  }

  private mutating func number() throws(JSONSyntaxError) -> JSON {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let first = next
    guard digits() > 0 else {
      position = start
      throw error("A value is due here.")
    }
    if first == UInt8(ascii: "0"), position - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
      throw error("A number has no leading zero.")
    }
    var isInteger = true
    if next == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      guard digits() > 0 else { throw error("A digit is due here.") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw error("A digit is due here.") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int64(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      throw error("The number is out of range.")
    }
    return .number(value)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return position - start
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw error("The string is not UTF-8.")
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw error("A control character stands unescaped in a string.")
      default: content.append(byte)
      }
    }
    throw error("The string has no end.")
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONSyntaxError) {
    guard let byte = next else { throw error("The escape has no end.") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: String(try scalar()).utf8)
    default: throw error("The escape is unknown.")
    }
  }

  /// Reads the digits after `\u`, and the second half of a surrogate pair; a lone half becomes U+FFFD.
  private mutating func scalar() throws(JSONSyntaxError) -> Character {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
    let isPair =
      UTF16.isLeadSurrogate(unit) && bytes[position...].starts(with: [0x5C, UInt8(ascii: "u")])
    guard isPair else { return "\u{FFFD}" }
    let start = position
    position += 2
    let second = try codeUnit()
    guard UTF16.isTrailSurrogate(second) else {
      position = start
      return "\u{FFFD}"
    }
    return Character(UTF16.decode(UTF16.EncodedScalar([unit, second])))
  }

  private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw error("Four hexadecimal digits are due here.") }
    position += 4
    return unit
  }
}
