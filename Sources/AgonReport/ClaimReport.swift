// SPDX-License-Identifier: Apache-2.0

package import AgonAudit
package import AgonCore
internal import AgonStatistics

/// The first claim check as lines for a terminal.
package enum ClaimReport {
  /// A table of counts, then for each agent its most refuted predicate and its examples.
  ///
  /// - Parameter agents: names of the agents by number.
  /// - Parameter numbers: the number under which `agon show` finds an episode, by key.
  package static func lines(
    _ tally: ClaimTally, agents: [String], numbers: [Digest: Int]
  ) -> [String] {
    guard !tally.rows.isEmpty else { return ["No agent of this run made a claim."] }
    var table = TextTable([
      ("agent", .left), ("turns with claims", .right), ("claims", .right), ("supported", .right),
      ("refuted", .right), ("unverifiable", .right), ("refuted of decided", .right),
      ("95 %", .left), ("telling a turn", .right),
    ])
    for row in tally.rows {
      let share = row.refutedShare
      table.append([
        agents[row.agent], String(row.decisions), String(row.claims), String(row.supported),
        String(row.refuted), String(row.unverifiable.values.reduce(0, +)), percent(share.share),
        share.interval().map { "\(percent($0.lower)) to \(percent($0.upper))" } ?? "-",
        figure(Double(row.decidedNonTrivial) / Double(max(1, row.decisions)), decimals: 2),
      ])
    }
    var lines = ["Claims, checked on the replayed states"] + table.lines
    for row in tally.rows { lines += details(row, name: agents[row.agent], numbers: numbers) }
    return lines
  }

  private static func details(_ row: ClaimTally.Row, name: String, numbers: [Digest: Int])
    -> [String]
  {
    var lines: [String] = []
    if let most = row.mostRefuted {
      lines.append("\(name): most often refuted is \(most.predicate) (\(most.count)).")
    }
    for example in row.examples {
      let place = numbers[example.episode].map { "episode \($0)" } ?? "episode \(example.episode)"
      lines.append(
        "  \(place), turn \(example.turn): \(shortened(example.text, to: 60)) - witness: "
          + shortened(example.evidence?.witness.description ?? "none", to: 80))
    }
    if !row.unverifiable.isEmpty {
      let reasons = Verdict.Reason.allCases.compactMap { reason in
        row.unverifiable[reason].map { "\(reason.rawValue) \($0)" }
      }
      lines.append("\(name): unverifiable: \(reasons.joined(separator: ", ")).")
    }
    if row.disputed > 0 {
      lines.append(
        "\(name): on \(row.disputed) claims the plugin and Agon disagree; one of them has a fault.")
    }
    if row.twins.planted > 0 {
      let share = Double(row.twins.refuted) / Double(row.twins.planted)
      lines.append(
        "\(name): of \(row.twins.planted) planted false claims \(row.twins.refuted) were refuted "
          + "(\(percent(share))).")
    }
    return lines
  }
}
