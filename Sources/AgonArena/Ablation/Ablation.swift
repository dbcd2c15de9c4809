// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import AgonStatistics

/// What changes of an agent do to its score, with the unchanged agent asked again as the measure of noise.
///
/// An episode of a variant is compared with the unchanged agent's episode of the same environment, opponent,
/// opening, seed and seat. The unit of the statistics is the pair number of an environment: all its episodes
/// share opening and seed.
package struct Ablation: Hashable, Sendable {
  /// The chance of a false alarm among all variants.
  package static let level = 0.05
  /// Differences of score up to this one count as none.
  package static let margin = 0.05
  /// The unchanged agent; it has no difference.
  package let baseline: AblationRow
  /// The unchanged agent asked again.
  package let null: AblationRow
  /// The changed agents in their order.
  package let variants: [AblationRow]
  /// The seed of the drawn sign patterns.
  package let seed: Seed

  /// Compares what was played.
  ///
  /// - Parameters:
  ///   - results: episodes in any order; those that count for nobody are left out.
  ///   - costs: what each agent's calls cost, by name; agents without known costs are absent.
  ///   - seed: of the drawn sign patterns.
  ///   - patterns: sign patterns that are drawn where not all are tried.
  package init(
    _ design: AblationDesign, results: [EpisodeResult], costs: [String: Double] = [:], seed: Seed,
    patterns: Int = 20_000
  ) {
    self.seed = seed
    let scores = AblationScores(results, opponents: Set(design.opponents))
    func row(_ agent: String) -> AblationRow {
      var row = AblationRow(agent: agent)
      row.failures = scores.failures[agent] ?? [:]
      row.played = scores.played[agent] ?? 0
      row.cost = costs[agent]
      return row
    }
    var baseline = row(design.baseline)
    let own = scores.cells[design.baseline] ?? [:]
    baseline.episodes = own.count
    baseline.score = own.isEmpty ? nil : own.values.reduce(0, +) / Double(own.count)
    self.baseline = baseline
    func compared(_ agent: String) -> AblationRow {
      Ablation.compare(row(agent), scores.cells[agent] ?? [:], with: own, patterns, seed)
    }
    var null = compared(design.null)
    null.finding = Ablation.finding(null, by: null.pValue)
    self.null = null
    var variants = design.variants.map(compared)
    let tested = variants.indices.filter { variants[$0].pValue != nil }
    let corrected = HolmCorrection.corrected(tested.compactMap { variants[$0].pValue })
    for (index, value) in zip(tested, corrected) {
      variants[index].correctedPValue = value
      variants[index].finding = Ablation.finding(variants[index], by: value)
    }
    self.variants = variants
  }

  /// Whether the comparison can be believed: the unchanged agent does not differ from itself.
  ///
  /// Nil when it was not asked again.
  package var isTrusted: Bool? { null.pValue.map { $0 > Ablation.level } }

  /// Pairs without which no variant can be told from the unchanged agent, however great the difference: sign
  /// flips of fewer give no p-value that small.
  package static func leastPairs(variants: Int) -> Int {
    var pairs = 1
    while 2 / Double(1 << pairs) * Double(max(1, variants)) > level { pairs += 1 }
    return pairs
  }

  private static func compare(
    _ row: AblationRow, _ cells: [AblationCell: Double], with own: [AblationCell: Double],
    _ patterns: Int, _ seed: Seed
  ) -> AblationRow {
    var row = row
    var clusters: [AblationCell.Cluster: (sum: Double, count: Int)] = [:]
    var sum = 0.0
    for (cell, score) in cells {
      guard let other = own[cell] else { continue }
      // Points count in halves, so these sums are exact and their order does not matter.
      clusters[cell.cluster, default: (0, 0)].sum += score - other
      clusters[cell.cluster]?.count += 1
      sum += score
      row.episodes += 1
    }
    guard row.episodes > 0 else { return row }
    let differences = clusters.sorted { $0.key < $1.key }
      .map { $0.value.sum / Double($0.value.count) }
    row.score = sum / Double(row.episodes)
    row.difference = PairedDifference(differences: differences)
    row.changedPairs = differences.count { $0 != 0 }
    row.pValue =
      SignFlipTest(
        differences: differences, patterns: patterns, seed: seed.derived(row.agent).value
      ).pValue
    return row
  }

  private static func finding(_ row: AblationRow, by pValue: Double?) -> AblationRow.Finding {
    guard let pValue, let difference = row.difference else { return .untested }
    if pValue <= level { return difference.mean > 0 ? .better : .worse }
    // Without any change the interval has no width; by the rule of three up to 3 pairs in so many may change.
    if row.changedPairs == 0 {
      return 3 / Double(difference.clusterCount) <= margin ? .equivalent : .inconclusive
    }
    guard !difference.hasFewClusters, let interval = difference.interval(confidence: 0.9) else {
      return .inconclusive
    }
    return -margin <= interval.lower && interval.upper <= margin ? .equivalent : .inconclusive
  }
}
