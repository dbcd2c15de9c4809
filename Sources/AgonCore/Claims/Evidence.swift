// SPDX-License-Identifier: Apache-2.0

/// How a check came to its answer.
public struct Evidence: Hashable, Sendable {
  /// What kind of work decided.
  public enum Method: String, Hashable, Sendable {
    case rule, search, execution
  }

  /// What kind of work decided.
  public var method: Method
  /// True when the answer is proven.
  public var isExact: Bool
  /// Plies looked ahead.
  public var depth: Int
  /// The line of play, cells or output that proves the answer.
  public var witness: JSON

  /// Makes evidence.
  public init(method: Method, isExact: Bool, depth: Int, witness: JSON) {
    self.method = method
    self.isExact = isExact
    self.depth = depth
    self.witness = witness
  }

  /// The wire form: `method`, `exact`, `depth`, `witness`.
  public var json: JSON {
    [
      "method": .string(method.rawValue), "exact": .bool(isExact),
      "depth": .integer(Int64(depth)), "witness": witness,
    ]
  }
}
