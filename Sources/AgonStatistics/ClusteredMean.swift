// SPDX-License-Identifier: Apache-2.0

/// The mean of observations that come in clusters, with the standard error between clusters.
///
/// The error is sqrt(C / (C - 1) * sum over clusters of (sum of (x - mean))^2) / n, for C clusters
/// and n observations; the interval uses Student's t with C - 1 degrees of freedom.
package struct ClusteredMean: Hashable, Sendable {
  /// The mean over all observations, in their units.
  package let mean: Double
  /// The observations of all clusters.
  package let count: Int
  /// The clusters that hold at least one observation.
  package let clusterCount: Int
  /// The standard error of the mean, or nothing for fewer than two clusters.
  package let standardError: Double?

  /// Averages the observations of all clusters; nothing is made where there are none.
  ///
  /// Every value must be finite. Empty clusters are left out.
  package init?(clusters: [[Double]]) {
    let filled = clusters.filter { !$0.isEmpty }
    count = filled.reduce(0) { $0 + $1.count }
    clusterCount = filled.count
    guard count > 0 else { return nil }
    let sums = filled.map { $0.reduce(0, +) }
    let mean = sums.reduce(0, +) / Double(count)
    precondition(mean.isFinite, "Every observation is finite.")
    self.mean = mean
    guard clusterCount >= 2 else {
      standardError = nil
      return
    }
    let squares = zip(filled, sums).reduce(0.0) { total, cluster in
      let deviation = cluster.1 - mean * Double(cluster.0.count)
      return total + deviation * deviation
    }
    let clusters = Double(clusterCount)
    standardError = (clusters / (clusters - 1) * squares).squareRoot() / Double(count)
  }

  /// Says whether the error rests on fewer than ten clusters and should be shown with a warning.
  package var hasFewClusters: Bool { clusterCount < 10 }

  /// Returns the interval by Student's t, or nothing for fewer than two clusters.
  package func interval(confidence: Double = 0.95) -> ConfidenceInterval? {
    guard let standardError else { return nil }
    let quantile = StudentDistribution.quantile(
      0.5 + confidence / 2, degrees: Double(clusterCount - 1))
    return ConfidenceInterval(centre: mean, margin: quantile * standardError)
  }
}
