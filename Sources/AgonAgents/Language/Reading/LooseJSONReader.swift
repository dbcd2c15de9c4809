// SPDX-License-Identifier: Apache-2.0

/// Reads JSON as models write it, by recursive descent without going back.
struct LooseJSONReader {
  private let bytes: [UInt8]
  /// Where the next byte stands.
  private(set) var position: Int
  private var depth = 0

  /// Starts at a place of some bytes.
  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The value that begins here; nil when it is broken, or nested deeper than 64 levels.
  mutating func value() -> LooseJSON? {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return nested { $0.object() }
    case UInt8(ascii: "["): return nested { $0.array() }
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return number()
    default:
      if let text = text() { return .text(text) }
      return isConstant(bareWord()) ? .constant : nil
    }
  }

  /// Whether an object begins here, as its first key shows.
  mutating func beginsObject(allowsBareKey: Bool) -> Bool {
    guard take(UInt8(ascii: "{")) else { return false }
    skipBlanks()
    let start = position
    guard let key = text() ?? (allowsBareKey ? bareWord() : nil), !key.isEmpty,
      !bytes[start..<position].contains(0x0A)
    else { return false }
    skipBlanks()
    return next == UInt8(ascii: ":")
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
  }

  private mutating func nested(_ read: (inout LooseJSONReader) -> LooseJSON?) -> LooseJSON? {
    guard depth < 64 else { return nil }
    depth += 1
    position += 1
    let value = read(&self)
    depth -= 1
    return value
  }

  private mutating func object() -> LooseJSON? {
    var members: [(key: String, value: LooseJSON)] = []
    while true {
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard let key = text() ?? bareWord() else { return nil }
      skipBlanks()
      guard take(UInt8(ascii: ":")), let value = value() else { return nil }
      members.append((key, value))
      skipBlanks()
      if !take(UInt8(ascii: ",")), next != UInt8(ascii: "}") { return nil }
    }
  }

  private mutating func array() -> LooseJSON? {
    var elements: [LooseJSON] = []
    while true {
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard let value = value() else { return nil }
      elements.append(value)
      skipBlanks()
      if !take(UInt8(ascii: ",")), next != UInt8(ascii: "]") { return nil }
    }
  }

  private mutating func number() -> LooseJSON? {
    let start = position
    while let byte = next, isDigit(byte) || ".+-eE".utf8.contains(byte) { position += 1 }
    let number = bytes[start..<position].text
    return Double(number) == nil ? nil : .number(number)
  }

  /// A word of letters, digits, `_` and `-`; nil when there is none.
  private mutating func bareWord() -> String? {
    let start = position
    while let byte = next, isWord(byte) { position += 1 }
    return position == start ? nil : bytes[start..<position].text
  }

  private func isWord(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower)
      || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func isConstant(_ word: String?) -> Bool {
    ["true", "false", "null", "True", "False", "None"].contains(word)
  }

  /// The text in quotes that begins here; nil when none begins, or when it has no end.
  private mutating func text() -> String? {
    guard let end = closingQuote() else { return nil }
    var content: [UInt8] = []
    while position < bytes.count {
      if bytes[position] == end[0], bytes[position...].starts(with: end) {
        position += end.count
        return String(validating: content, as: UTF8.self)
      }
      if take(UInt8(ascii: "\\")) {
        guard escape(into: &content) else { return nil }
      } else {
        content.append(bytes[position])
        position += 1
      }
    }
    return nil
  }

  /// Steps over an opening quote, and tells the closing one.
  private mutating func closingQuote() -> [UInt8]? {
    let opening: [UInt8] = [0xE2, 0x80, 0x9C]
    if bytes[position...].starts(with: opening) {
      position += 3
      return [0xE2, 0x80, 0x9D]
    }
    if take(UInt8(ascii: "\"")) { return [UInt8(ascii: "\"")] }
    return take(UInt8(ascii: "'")) ? [UInt8(ascii: "'")] : nil
  }

  /// Reads what follows a backslash; one before another character stands for both.
  private mutating func escape(into content: inout [UInt8]) -> Bool {
    guard let byte = next else { return false }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "u"): return scalar(into: &content)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "\\"):
      content.append(byte)
    default: content += [UInt8(ascii: "\\"), byte]
    }
    return true
  }

  private mutating func scalar(into content: inout [UInt8]) -> Bool {
    guard let unit = codeUnit() else { return false }
    var units = [unit]
    if UTF16.isLeadSurrogate(unit), bytes[position...].starts(with: [0x5C, UInt8(ascii: "u")]) {
      position += 2
      guard let second = codeUnit() else { return false }
      units.append(second)
    }
    content += Array(String(decoding: units, as: UTF16.self).utf8)
    return true
  }

  private mutating func codeUnit() -> UInt16? {
    guard position + 4 <= bytes.count else { return nil }
    let digits = bytes[position..<position + 4]
    position += 4
    return digits.contains(UInt8(ascii: "+")) ? nil : UInt16(digits.text, radix: 16)
  }
}
