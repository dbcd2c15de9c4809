// SPDX-License-Identifier: Apache-2.0

/// A predicate that a plugin checks, with the types of its arguments.
public struct PredicateSignature: Hashable, Sendable {
  /// One argument.
  public struct Argument: Hashable, Sendable {
    /// Name of the argument.
    public var name: String
    /// `seat`, `action`, `cell`, `number`, `comparison`, `predicate` or `list`.
    public var type: String

    /// Makes an argument.
    public init(name: String, type: String) {
      self.name = name
      self.type = type
    }
  }

  /// Name of the predicate.
  public var name: String
  /// Its arguments, in order.
  public var arguments: [Argument]
  /// Its meaning in one sentence.
  public var gloss: String
  /// A claim in wire form.
  public var example: JSON
  /// True when its answers are always proven.
  public var isExact: Bool

  /// Makes a signature.
  public init(
    name: String, arguments: [Argument], gloss: String, example: JSON, isExact: Bool
  ) {
    self.name = name
    self.arguments = arguments
    self.gloss = gloss
    self.example = example
    self.isExact = isExact
  }
}
