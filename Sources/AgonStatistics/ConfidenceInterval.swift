// SPDX-License-Identifier: Apache-2.0

/// A range that covers the true value with a stated probability over repeated runs.
package struct ConfidenceInterval: Hashable, Sendable {
  /// The lower end, in the units of the estimate.
  package let lower: Double
  /// The upper end, in the units of the estimate.
  package let upper: Double

  /// Makes a range; the ends must be finite and in order.
  package init(lower: Double, upper: Double) {
    precondition(lower.isFinite && upper.isFinite && lower <= upper)
    self.lower = lower
    self.upper = upper
  }

  /// Makes the range `centre` plus and minus `margin`; both must be finite, `margin` not negative.
  package init(centre: Double, margin: Double) {
    self.init(lower: centre - margin, upper: centre + margin)
  }

  /// Says whether a value lies within, ends included.
  package func contains(_ value: Double) -> Bool {
    lower <= value && value <= upper
  }
}
