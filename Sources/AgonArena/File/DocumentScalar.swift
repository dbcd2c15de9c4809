// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The meaning of plain (unquoted) scalars by the core schema of YAML 1.2, without its octal and
/// hexadecimal forms: `no` and `on` are texts, not Booleans.
enum DocumentScalar {
  /// The value of a plain scalar.
  static func value(ofPlain text: String) -> JSON {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: number(text) ?? .string(text)
    }
  }

  private static func number(_ text: String) -> JSON? {
    var rest = Substring(text).utf8[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest.removeFirst()
    }
    guard let first = rest.first, isDigit(first) || first == UInt8(ascii: ".") else { return nil }
    if rest.allSatisfy(isDigit), let value = Int64(text) { return .integer(value) }
    let allowed = rest.allSatisfy { byte in
      isDigit(byte) || ".eE+-".utf8.contains(byte)
    }
    guard allowed, let value = Double(text), value.isFinite else { return nil }
    return .number(value)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
