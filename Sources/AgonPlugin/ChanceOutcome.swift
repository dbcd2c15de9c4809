// SPDX-License-Identifier: Apache-2.0

/// One of the things that chance may do.
public struct ChanceOutcome: Hashable, Sendable {
  /// The number of the outcome.
  public var id: Int
  /// How likely it is, from 0 to 1; those of one state sum to 1.
  public var probability: Double

  /// Makes an outcome.
  public init(id: Int, probability: Double) {
    self.id = id
    self.probability = probability
  }
}
