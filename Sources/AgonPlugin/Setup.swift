// SPDX-License-Identifier: Apache-2.0

/// What an episode begins from.
public struct Setup: Sendable {
  /// Number of seats, one of those that the facts declare.
  public var seats: Int
  /// The only source of chance, below 2^53.
  public var seed: UInt64
  /// An object; empty for the defaults and where the facts have no schema.
  public var parameters: JSONValue
  /// The environment's own form of a starting position; nil for the usual start.
  public var opening: JSONValue?

  /// Makes a setup, for the tests of an environment.
  public init(
    seats: Int, seed: UInt64 = 0, parameters: JSONValue = [:], opening: JSONValue? = nil
  ) {
    self.seats = seats
    self.seed = seed
    self.parameters = parameters
    self.opening = opening
  }
}
