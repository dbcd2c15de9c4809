// SPDX-License-Identifier: Apache-2.0

/// What an oracle says an action is worth to the seat that acts: its final return under best play.
public struct ActionValue: Hashable, Sendable {
  /// The action.
  public var action: ActionID
  /// The exact value, or the best estimate between the bounds.
  public var value: Double
  /// Proven bounds of the value.
  public var bounds: ClosedRange<Double>
  /// True when the value is proven.
  public var isExact: Bool
  /// True when no other action is better, proven.
  public var isBest: Bool
  /// Plies to the end under best play, where known.
  public var plies: Int?

  /// Makes a value.
  public init(
    action: ActionID, value: Double, bounds: ClosedRange<Double>, isExact: Bool, isBest: Bool,
    plies: Int?
  ) {
    self.action = action
    self.value = value
    self.bounds = bounds
    self.isExact = isExact
    self.isBest = isBest
    self.plies = plies
  }
}
