// SPDX-License-Identifier: Apache-2.0

/// The mean difference between two runs over the clusters that both played.
///
/// Each cluster gives one number (for example, the score after less the score before, on the same
/// opening and seed) and counts the same. The interval is Student's t over clusters.
package struct PairedDifference: Hashable, Sendable {
  /// The mean of the differences, in their units.
  package let mean: Double
  /// The number of clusters.
  package let clusterCount: Int
  /// The standard error of the mean, or nothing for fewer than two clusters.
  package let standardError: Double?

  /// Averages one difference per cluster; nothing is made where there are none.
  ///
  /// Every difference must be finite.
  package init?(differences: [Double]) {
    guard let clustered = ClusteredMean(clusters: differences.map { [$0] }) else { return nil }
    mean = clustered.mean
    clusterCount = clustered.clusterCount
    standardError = clustered.standardError
  }

  /// Says whether the error rests on fewer than ten clusters and should be shown with a warning.
  package var hasFewClusters: Bool { clusterCount < 10 }

  /// Returns the interval by Student's t, or nothing for fewer than two clusters.
  ///
  /// It has no width where every cluster shows the same difference, as deterministic agents do.
  package func interval(confidence: Double = 0.95) -> ConfidenceInterval? {
    guard let standardError else { return nil }
    let quantile = StudentDistribution.quantile(
      0.5 + confidence / 2, degrees: Double(clusterCount - 1))
    return ConfidenceInterval(centre: mean, margin: quantile * standardError)
  }
}
