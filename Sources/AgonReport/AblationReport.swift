// SPDX-License-Identifier: Apache-2.0

package import AgonArena
internal import AgonCore
internal import AgonStatistics

/// An ablation as lines for a terminal.
package enum AblationReport {
  /// A table with a line for each agent, and what follows from it in sentences.
  ///
  /// - Parameter cautions: what else weakens the comparison, as sentences.
  package static func lines(_ ablation: Ablation, cautions: [String] = []) -> [String] {
    var table = TextTable([
      ("agent", .left), ("episodes", .right), ("pairs", .right), ("score", .right),
      ("difference", .right), ("95 %", .left), ("p", .right), ("p corrected", .right),
      ("finding", .left), ("failures", .left), ("cost", .right),
    ])
    table.append(cells(ablation.baseline, isBaseline: true))
    for row in [ablation.null] + ablation.variants { table.append(cells(row, isBaseline: false)) }
    let title =
      "Scores over the episodes that the unchanged agent played too, from the same openings and seeds."
    return [title] + table.lines + [verdict(ablation)] + notes(ablation) + cautions
  }

  private static func cells(_ row: AblationRow, isBaseline: Bool) -> [String] {
    let difference = row.difference
    let interval = difference?.hasFewClusters == false ? difference?.interval() : nil
    return [
      row.agent, String(row.episodes), difference.map { String($0.clusterCount) } ?? "-",
      percent(row.score), difference.map { points($0.mean) } ?? "-",
      interval.map { "\(points($0.lower)) to \(points($0.upper))" }
        ?? (isBaseline || difference == nil ? "-" : "too few pairs"),
      row.pValue.map(probability) ?? "-", row.correctedPValue.map(probability) ?? "-",
      isBaseline ? "-" : word(row.finding), failures(row),
      row.cost.map { figure($0, decimals: 4) } ?? "-",
    ]
  }

  private static func verdict(_ ablation: Ablation) -> String {
    let name = ablation.null.agent
    switch ablation.isTrusted {
    case nil: return "\(name) was not played: how far luck alone goes is not known."
    case false?:
      return "\(name) is the unchanged agent and differs from itself (p = "
        + "\(ablation.null.pValue.map(probability) ?? "-")): do not trust this comparison. Play more pairs, "
        + "and look for what differs between two runs of the same agent. Luck alone does this once in "
        + "\(figure(1 / Ablation.level)) ablations."
    case true?:
      return "\(name) is the unchanged agent asked again, and does not differ from itself."
    }
  }

  private static func notes(_ ablation: Ablation) -> [String] {
    var lines: [String] = []
    let rows = ablation.variants.filter { $0.difference != nil }
    let least = Ablation.leastPairs(variants: ablation.variants.count)
    if let most = rows.compactMap(\.difference?.clusterCount).max(), most < least {
      lines.append(
        "With fewer than \(least) pairs no difference can be told from luck here, however great.")
    }
    if let error = rows.compactMap(\.difference?.standardError).max(), error > 0 {
      lines.append(
        "As many pairs find a difference of \(figure(error * 280, decimals: 1)) points in four of five "
          + "ablations, before the correction; four times the pairs find half of it.")
    }
    let open = rows.filter { $0.finding == .inconclusive }
    if !open.isEmpty {
      lines.append(
        "Inconclusive is no proof that nothing changes: that is shown only where the 90 % interval lies "
          + "within \(figure(Ablation.margin * 100)) points on either side, or where none of 60 pairs "
          + "differs (equivalent).")
    }
    return lines
  }

  private static func word(_ finding: AblationRow.Finding) -> String {
    switch finding {
    case .better: "better"
    case .worse: "worse"
    case .equivalent: "equivalent"
    case .inconclusive: "inconclusive"
    case .untested: "not played"
    }
  }

  private static func failures(_ row: AblationRow) -> String {
    let classes = FailureClass.allCases.compactMap { failure in
      row.failures[failure].map { "\($0) \(failure.rawValue)" }
    }
    return classes.isEmpty ? "none" : classes.joined(separator: ", ")
  }

  private static func points(_ difference: Double) -> String {
    (difference > 0 ? "+" : "") + figure(difference * 100, decimals: 1)
  }

  private static func probability(_ value: Double) -> String {
    value < 0.0001 ? "<0.0001" : figure(value, decimals: 4)
  }
}
