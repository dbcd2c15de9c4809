// SPDX-License-Identifier: Apache-2.0

/// The spread of any statistic when whole clusters are drawn again with replacement.
///
/// The clusters of one resample are drawn once, so statistics of several agents that are computed
/// in one closure stay paired.
package struct ClusterBootstrap: Hashable, Sendable {
  /// The seed that reproduces the resamples; to be stored with the result.
  package let seed: UInt64
  /// How many resamples were drawn.
  package let resampleCount: Int
  /// The statistic of each resample that had one, in ascending order.
  package let statistics: [Double]

  /// Computes the statistic on `resamples` draws of `clusterCount` clusters.
  ///
  /// `statistic` receives the indices of the drawn clusters, as many as there are clusters, and
  /// returns nothing (or a value that is not finite) where the draw has no such statistic; those
  /// draws are left out and show in `droppedCount`.
  package init(
    clusterCount: Int, resamples: Int = 2_000, seed: UInt64,
    statistic: (_ clusters: [Int]) throws -> Double?
  ) rethrows {
    precondition(clusterCount > 0 && resamples > 0, "There is something to draw.")
    var generator = SplitMix(seed: seed)
    var values: [Double] = []
    values.reserveCapacity(resamples)
    var drawn = [Int](repeating: 0, count: clusterCount)
    for _ in 0..<resamples {
      for position in drawn.indices { drawn[position] = generator.index(below: clusterCount) }
      if let value = try statistic(drawn), value.isFinite { values.append(value) }
    }
    self.seed = seed
    resampleCount = resamples
    statistics = values.sorted()
  }

  /// How many resamples had no statistic.
  package var droppedCount: Int { resampleCount - statistics.count }

  /// Returns the percentile interval, or nothing where no resample had a statistic.
  ///
  /// Percentiles are interpolated between neighbours (the rule of R's type 7 and of NumPy).
  package func interval(confidence: Double = 0.95) -> ConfidenceInterval? {
    guard !statistics.isEmpty else { return nil }
    return ConfidenceInterval(
      lower: percentile(0.5 - confidence / 2), upper: percentile(0.5 + confidence / 2))
  }

  /// Returns the two-sided p-value of the statistic being `value`.
  ///
  /// It is twice the smaller share of resamples on one side, each side counted with one more.
  package func pValue(against value: Double = 0) -> Double {
    let all = Double(statistics.count + 1)
    let below = Double(1 + statistics.count { $0 <= value }) / all
    let above = Double(1 + statistics.count { $0 >= value }) / all
    return min(1, 2 * min(below, above))
  }

  private func percentile(_ fraction: Double) -> Double {
    let position = fraction * Double(statistics.count - 1)
    let lower = Int(position)
    let upper = min(lower + 1, statistics.count - 1)
    let share = position - Double(lower)
    return statistics[lower] * (1 - share) + statistics[upper] * share
  }
}
