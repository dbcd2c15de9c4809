// SPDX-License-Identifier: Apache-2.0

/// One JSON value.
///
/// Objects keep no key order: the writer sorts keys, so equal values give equal bytes.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])
}

extension JSON {
  /// The value of a key, or nil when this is no object or lacks the key.
  public subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The text of a string value.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The truth of a Boolean value.
  public var truth: Bool? {
    if case .bool(let truth) = self { truth } else { nil }
  }

  /// The number of an integer value, or of a decimal one without a fraction.
  public var integer: Int64? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int64(exactly: value)
    default: nil
    }
  }

  /// The number of an integer or decimal value.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The elements of an array value.
  public var elements: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object value.
  public var members: [String: JSON]? {
    if case .object(let members) = self { members } else { nil }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// Makes a string value.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Makes an integer value.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// Makes a decimal value.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Makes a Boolean value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Makes an array value.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// Makes an object value; of equal keys the last one counts.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
  /// Makes a null.
  public init(nilLiteral: ()) { self = .null }
}
