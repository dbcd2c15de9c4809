// SPDX-License-Identifier: Apache-2.0

package import AgonArena
internal import AgonCore
internal import AgonRatings
internal import AgonStatistics

/// Standings as lines for a terminal.
package enum StandingsReport {
  /// All environments together and, where there are several, each by itself; then what counts for nobody, and
  /// what models were asked.
  package static func lines(_ standings: Standings) -> [String] {
    var lines = table(standings.overall, title: "all environments")
    if standings.environments.count > 1 {
      for environment in standings.environments {
        lines.append("")
        lines += table(environment, title: environment.environment ?? "")
      }
    }
    return lines + VoidReport.lines(standings.void) + SpendingReport.lines(standings)
  }

  private static func table(_ standings: StandingsTable, title: String) -> [String] {
    let failures = FailureClass.allCases.filter { failure in
      standings.rows.contains { $0.failures[failure, default: 0] > 0 }
    }
    let hasResignations = standings.rows.contains { $0.resignations > 0 }
    let hasRandom = standings.rows.contains { $0.substitutions > 0 }
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("#", .right), ("agent", .left), ("Elo", .right), ("95 %", .left), ("W", .right),
      ("D", .right), ("L", .right), ("score", .right),
    ]
    columns += failures.map { ($0.rawValue, .right) }
    if hasResignations { columns.append(("resigned", .right)) }
    if hasRandom { columns.append(("random turns", .right)) }
    var table = TextTable(columns)
    for (place, row) in standings.rows.enumerated() {
      var cells = [String(place + 1), row.agent] + rating(row)
      cells += [row.wins, row.draws, row.losses].map(String.init) + [percent(row.score)]
      cells += failures.map { String(row.failures[$0, default: 0]) }
      if hasResignations { cells.append(String(row.resignations)) }
      if hasRandom { cells.append(String(row.substitutions)) }
      table.append(cells)
    }
    let heading =
      "Standings, \(title): \(standings.episodes) episodes in \(standings.clusters) "
      + (standings.clusters == 1 ? "pair" : "pairs")
    let random =
      hasRandom
      ? ["Random turns: a random legal action stands in each for an answer that could not be used."]
      : []
    return [heading] + table.lines + random + notes(standings)
  }

  private static func rating(_ row: StandingsRow) -> [String] {
    guard let rating = row.rating, rating.record != .noEpisodes else { return ["-", "-"] }
    let mark =
      switch rating.record {
      case .onlyWins: " (won all)"
      case .onlyLosses: " (lost all)"
      default: ""
      }
    let interval = rating.elo.interval
    return [
      figure(rating.elo.value), "\(figure(interval.lower)) to \(figure(interval.upper))\(mark)",
    ]
  }

  private static func notes(_ standings: StandingsTable) -> [String] {
    var notes: [String] = []
    if let first = standings.firstMove {
      let interval = first.interval
      notes.append(
        "Acting first: \(figure(first.value)) Elo (\(figure(interval.lower)) to "
          + "\(figure(interval.upper))); equal agents draw \(percent(standings.drawProbability)).")
    }
    return notes + standings.cautions.map(sentence)
  }

  private static func sentence(_ caution: RatingCaution) -> String {
    switch caution {
    case .notSeparable:
      "Note: no finite ratings fit these results best; all are pulled towards 0."
    case .fewClusters:
      "Note: too few pairs to measure their spread; episodes were taken as independent."
    case .identicalClusters:
      "Note: pairs repeat each other; where their spread says nothing, episodes were taken as "
        + "independent."
    case .firstMoveUnidentified:
      "Note: the effect of acting first cannot be told apart here and was left out."
    }
  }
}
