// SPDX-License-Identifier: Apache-2.0

/// What is proven of a game value: it lies within, both ends included.
struct ValueBounds: Hashable {
  var lower: Double
  var upper: Double

  var isExact: Bool { lower == upper }

  /// The same of the negated value.
  var negated: ValueBounds { ValueBounds(lower: -upper, upper: -lower) }

  /// Narrows by what else is proven.
  mutating func meet(_ other: ValueBounds) {
    lower = max(lower, other.lower)
    upper = min(upper, other.upper)
  }
}
