// SPDX-License-Identifier: Apache-2.0

/// What is proven of a return under best play: it lies within, both ends included.
struct ReturnBounds: Hashable, Sendable {
  /// The least it can be.
  private(set) var lower: Double
  /// The greatest it can be.
  private(set) var upper: Double

  /// Nothing is proven.
  static let open = ReturnBounds(lower: -.infinity, upper: .infinity)

  /// The bounds from a least to a greatest return.
  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// A return that is known.
  init(exactly value: Double) { self.init(lower: value, upper: value) }

  /// True when the return is known.
  var isExact: Bool { lower == upper }

  /// Narrows by what else is proven; proofs that contradict each other change nothing.
  mutating func meet(_ other: ReturnBounds) {
    let lower = max(lower, other.lower)
    let upper = min(upper, other.upper)
    if lower <= upper { self = ReturnBounds(lower: lower, upper: upper) }
  }

  /// The nearest number within.
  func clamp(_ number: Double) -> Double { min(max(number, lower), upper) }
}
