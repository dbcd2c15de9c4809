// SPDX-License-Identifier: Apache-2.0

/// A JSON value: parameters and openings as they come in, observations as they go out.
///
/// An object keeps the order of its members, so that equal values are written as equal bytes.
public enum JSONValue: Hashable, Sendable {
  case null
  case truth(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// Makes a member.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a member; nil when there is none or the value is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The whole number that the value is, or nil.
  public var integer: Int? {
    switch self {
    case .integer(let number): number
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  /// The number that the value is, or nil.
  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// The text that the value is, or nil.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The truth value that the value is, or nil.
  public var truth: Bool? {
    if case .truth(let truth) = self { truth } else { nil }
  }

  /// The elements of the list that the value is, or nil.
  public var elements: [JSONValue]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  /// The members of the object that the value is, or nil.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }
}

extension JSONValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .truth(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A list.
  public init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  /// An object, its members in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }

  /// A list of whole numbers.
  public static func list(of numbers: some Sequence<Int>) -> JSONValue {
    .list(numbers.map { .integer($0) })
  }
}
