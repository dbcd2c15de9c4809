// SPDX-License-Identifier: Apache-2.0

package import AgonArena
internal import AgonStatistics

/// The comparison of two runs as lines for a terminal.
package enum ComparisonReport {
  /// One table over all environments, and one line an environment and agent.
  package static func lines(_ comparison: RunComparison) -> [String] {
    if let obstacle = comparison.obstacle { return [obstacle] }
    var table = TextTable([
      ("environment", .left), ("agent", .left), ("episodes", .right), ("before", .right),
      ("after", .right), ("difference", .right), ("95 %", .left), ("pairs changed", .right),
    ])
    for row in comparison.overall + comparison.byEnvironment {
      let interval = row.difference.interval()
      table.append([
        row.environment ?? "all", row.agent, String(row.episodes), percent(row.before),
        percent(row.after), figure(row.difference.mean * 100, decimals: 1) + " points",
        interval.map {
          "\(figure($0.lower * 100, decimals: 1)) to \(figure($0.upper * 100, decimals: 1))"
            + (row.difference.hasFewClusters ? " (few pairs)" : "")
        } ?? "too few pairs",
        "\(row.changedPairs) of \(row.difference.clusterCount)",
      ])
    }
    var lines = ["Compared \(comparison.episodes) episodes that both runs played."] + table.lines
    if comparison.onlyBefore + comparison.onlyAfter > 0 {
      lines.append(
        "Left out: \(comparison.onlyBefore) episodes only in the first run, "
          + "\(comparison.onlyAfter) only in the second.")
    }
    return lines
  }
}
