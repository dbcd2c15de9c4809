// SPDX-License-Identifier: Apache-2.0

/// A permutation test of "no difference": each cluster's difference could as well have the other
/// sign.
///
/// With at most twelve clusters that differ all sign patterns are tried, and the p-value is exact;
/// with more, patterns are drawn at random from a seed.
package struct SignFlipTest: Hashable, Sendable {
  /// The two-sided p-value: the share of patterns whose mean is at least as far from zero.
  package let pValue: Double
  /// How many sign patterns were tried.
  package let patternCount: Int
  /// Says whether every pattern was tried.
  package let isExact: Bool
  /// The seed that reproduces drawn patterns; to be stored with the result.
  package let seed: UInt64

  /// Tests one difference per cluster; every difference must be finite.
  ///
  /// Clusters without a difference cannot change the outcome and are left out. With none left the
  /// p-value is 1. `patterns` is how many are drawn where not all are tried.
  package init(differences: [Double], patterns: Int = 10_000, seed: UInt64) {
    precondition(patterns > 0, "There is a pattern to draw.")
    let sizes = differences.filter { $0 != 0 }
    let observed = abs(sizes.reduce(0, +))
    precondition(observed.isFinite, "Every difference is finite.")
    self.seed = seed
    // Sums that differ by rounding alone count as equal.
    let threshold = observed - 1e-12 * sizes.reduce(0) { $0 + abs($1) }
    isExact = sizes.count <= 12
    if isExact {
      patternCount = 1 << sizes.count
      let extreme = (0..<UInt64(patternCount)).count { pattern in
        abs(Self.sum(of: sizes, flippedBy: pattern)) >= threshold
      }
      pValue = Double(extreme) / Double(patternCount)
    } else {
      var generator = SplitMix(seed: seed)
      var extreme = 0
      for _ in 0..<patterns where abs(Self.sum(of: sizes, using: &generator)) >= threshold {
        extreme += 1
      }
      patternCount = patterns
      pValue = Double(1 + extreme) / Double(1 + patterns)
    }
  }

  private static func sum(of sizes: [Double], flippedBy pattern: UInt64) -> Double {
    var total = 0.0
    for (position, size) in sizes.enumerated() {
      total += (pattern >> UInt64(position)) & 1 == 0 ? size : -size
    }
    return total
  }

  private static func sum(of sizes: [Double], using generator: inout SplitMix) -> Double {
    var total = 0.0
    var bits: UInt64 = 0
    for (position, size) in sizes.enumerated() {
      if position % 64 == 0 { bits = generator.next() }
      total += bits & 1 == 0 ? size : -size
      bits >>= 1
    }
    return total
  }
}
