// SPDX-License-Identifier: Apache-2.0

/// A named relation with its arguments.
public struct Predicate: Hashable, Sendable {
  /// An order between numbers.
  public enum Comparison: String, Hashable, Sendable, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case equal = "="
    case greaterOrEqual = ">="
    case greater = ">"

    /// Whether the order holds between two numbers.
    public func holds(_ a: Double, _ b: Double) -> Bool {
      switch self {
      case .less: a < b
      case .lessOrEqual: a <= b
      case .equal: a == b
      case .greaterOrEqual: a >= b
      case .greater: a > b
      }
    }
  }

  /// An argument's value.
  public indirect enum Value: Hashable, Sendable {
    /// A bare word: an action, a cell, `self`, `opp`, `p0`.
    case atom(String)
    /// A text in quotes.
    case quoted(String)
    case number(Double)
    case list([Value])
    case predicate(Predicate)
    case comparison(Comparison)
  }

  /// An argument, with its name where the agent wrote one.
  public struct Argument: Hashable, Sendable {
    /// Name of the argument; nil where the agent wrote none.
    public var name: String?
    /// What is passed.
    public var value: Value

    /// Makes an argument.
    public init(_ value: Value, name: String? = nil) {
      self.value = value
      self.name = name
    }
  }

  /// Name of the relation, such as `blocks`.
  public var name: String
  /// The arguments, in order.
  public var arguments: [Argument]

  /// Makes a predicate from arguments.
  public init(_ name: String, _ arguments: [Argument] = []) {
    self.name = name
    self.arguments = arguments
  }

  /// Makes a predicate from values without names.
  public init(_ name: String, _ values: Value...) {
    self.name = name
    arguments = values.map { Argument($0) }
  }
}
