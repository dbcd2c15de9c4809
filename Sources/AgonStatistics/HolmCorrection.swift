// SPDX-License-Identifier: Apache-2.0

/// Corrects the p-values of one family of tests, so that the chance of even one false alarm stays at the level.
///
/// Source: Holm, "A simple sequentially rejective multiple test procedure" (Scandinavian Journal of
/// Statistics 6, 1979).
package enum HolmCorrection {
  /// The corrected p-values, in the order of the given ones; each at least as great as its own.
  ///
  /// The smallest is multiplied by the number of tests, the next by one less, and so on; none is smaller than
  /// one before it, none greater than 1.
  ///
  /// - Parameter pValues: from 0 to 1.
  package static func corrected(_ pValues: [Double]) -> [Double] {
    precondition(pValues.allSatisfy { (0...1).contains($0) }, "A p-value is from 0 to 1.")
    var corrected = pValues
    var greatest = 0.0
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    for (place, index) in order.enumerated() {
      greatest = max(greatest, min(1, pValues[index] * Double(pValues.count - place)))
      corrected[index] = greatest
    }
    return corrected
  }
}
