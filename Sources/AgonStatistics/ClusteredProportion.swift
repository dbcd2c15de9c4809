// SPDX-License-Identifier: Apache-2.0

/// A proportion over observations that come in clusters, with an interval that allows for it.
///
/// Observations of one episode resemble each other, so a thousand of them say less than a thousand
/// independent ones. The design effect 1 + (m - 1) rho says how much less: m is the mean size of a
/// cluster, rho the share of variance that lies between clusters (one-way analysis of variance,
/// never below 0). The interval is Wilson's, with both counts divided by the design effect.
package struct ClusteredProportion: Hashable, Sendable {
  /// What one cluster contributed.
  package struct Cluster: Hashable, Sendable {
    /// How many observations were successes.
    package let successes: Int
    /// How many observations there were.
    package let trials: Int

    /// Makes a cluster; `successes` lies between 0 and `trials`.
    package init(successes: Int, trials: Int) {
      precondition(successes >= 0 && successes <= trials, "Successes lie between 0 and the trials.")
      self.successes = successes
      self.trials = trials
    }
  }

  /// The successes of all clusters.
  package let successes: Int
  /// The observations of all clusters.
  package let trials: Int
  /// The clusters that hold at least one observation.
  package let clusterCount: Int
  /// How many times more observations are needed than if they were independent; at least 1.
  package let designEffect: Double

  /// Sums the clusters and measures their likeness; empty clusters are left out.
  package init(clusters: [Cluster]) {
    let filled = clusters.filter { $0.trials > 0 }
    successes = filled.reduce(0) { $0 + $1.successes }
    trials = filled.reduce(0) { $0 + $1.trials }
    clusterCount = filled.count
    designEffect = Self.designEffect(of: filled)
  }

  /// The share of successes, or nothing where there are no observations.
  package var share: Double? {
    trials == 0 ? nil : Double(successes) / Double(trials)
  }

  /// Says whether the interval rests on fewer than ten clusters and should be shown with a warning.
  package var hasFewClusters: Bool { clusterCount < 10 }

  /// Returns Wilson's interval on the effective counts.
  ///
  /// Nothing is returned for fewer than two clusters: one cluster cannot show how clusters differ.
  package func interval(confidence: Double = 0.95) -> ConfidenceInterval? {
    guard clusterCount >= 2, let share else { return nil }
    let effective = Double(trials) / designEffect
    // An exact 0 or 1 stays exact; rounding must not push a share past its trials.
    let hits = successes == trials ? effective : share * effective
    return Wilson.interval(successes: hits, trials: effective, confidence: confidence)
  }

  private static func designEffect(of clusters: [Cluster]) -> Double {
    let count = Double(clusters.count)
    let total = clusters.reduce(0.0) { $0 + Double($1.trials) }
    guard count >= 2, total > count else { return 1 }
    let mean = clusters.reduce(0.0) { $0 + Double($1.successes) } / total
    var between = 0.0
    var within = 0.0
    var squares = 0.0
    for cluster in clusters {
      let size = Double(cluster.trials)
      let share = Double(cluster.successes) / size
      between += size * (share - mean) * (share - mean)
      within += size * share * (1 - share)
      squares += size * size
    }
    let betweenMean = between / (count - 1)
    let withinMean = within / (total - count)
    let typicalSize = (total - squares / total) / (count - 1)
    let variance = betweenMean + (typicalSize - 1) * withinMean
    guard variance > 0 else { return 1 }
    let likeness = min(1, max(0, (betweenMean - withinMean) / variance))
    return 1 + (total / count - 1) * likeness
  }
}
