// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension RunReader {
  /// How often each finding was made, by environment, agent, source and predicate.
  package func claimCounts() throws(StoreError) -> [ClaimCount] {
    try reading { connection in
      let rows = try Statement(
        """
        SELECT e.environment_id, s.agent_id, v.source, v.predicate, v.finding, v.reason, count(*)
        FROM verdict v
        JOIN turn t ON t.episode_id = v.episode_id AND t.turn = v.turn
        JOIN seating s ON s.episode_id = v.episode_id AND s.seat = t.seat
        JOIN episode e ON e.episode_id = v.episode_id
        WHERE e.run_id = ?1
        GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
        """, on: connection)
      rows.bind(self.run, at: 1)
      var counts: [ClaimCount] = []
      while try rows.step() {
        counts.append(
          ClaimCount(
            environment: rows.count(0), agent: rows.count(1), source: try source(rows, 2),
            predicate: rows.textIfAny(3), finding: try finding(rows, 4), count: rows.count(6)))
      }
      return counts
    }
  }

  /// The verdicts about an episode's claims, by turn, line and source.
  package func verdicts(of episode: Int64) throws(StoreError) -> [ClaimVerdict] {
    try checkedClaims("v.episode_id = ?1", [episode], most: .max).map(\.verdict)
  }

  /// Refuted claims of an agent, the first ones of the schedule.
  package func refutedClaims(
    of agent: Int, by source: ClaimVerdict.Source, most: Int
  ) throws(StoreError) -> [CheckedClaim] {
    try checkedClaims(
      "s.agent_id = ?1 AND v.finding = 'refuted' AND v.source = '\(source.rawValue)'",
      [Int64(agent)], most: most)
  }

  private func checkedClaims(
    _ condition: String, _ values: [Int64], most: Int
  ) throws(StoreError) -> [CheckedClaim] {
    try reading { connection in
      let rows = try Statement(
        """
        SELECT l.text, t.applied, e.environment_id, s.agent_id, v.episode_id, v.turn, v.line,
          v.source, v.predicate, v.finding, v.reason, v.evidence, v.cost
        FROM verdict v
        JOIN claim_line l USING (episode_id, turn, line)
        JOIN turn t ON t.episode_id = v.episode_id AND t.turn = v.turn
        JOIN seating s ON s.episode_id = v.episode_id AND s.seat = t.seat
        JOIN episode e ON e.episode_id = v.episode_id
        WHERE \(condition)
        ORDER BY e.environment_id, e.pair, e.leg, e.key, v.turn, v.line, v.source LIMIT ?9
        """, on: connection)
      for (index, value) in values.enumerated() { rows.bind(value, at: Int32(index + 1)) }
      rows.bind(most, at: 9)
      var claims: [CheckedClaim] = []
      while try rows.step() { claims.append(try claim(rows)) }
      return claims
    }
  }

  private func claim(_ row: Statement) throws -> CheckedClaim {
    let evidence = try row.textIfAny(11).map { text in
      guard let evidence = Evidence(json: try JSON(parsing: text)) else {
        throw RecordFault("the evidence of a verdict")
      }
      return evidence
    }
    return CheckedClaim(
      text: row.text(0), applied: row.textIfAny(1), environment: row.count(2), agent: row.count(3),
      verdict: ClaimVerdict(
        episode: row.integer(4), turn: row.count(5), line: row.count(6),
        source: try source(row, 7), predicate: row.textIfAny(8),
        verdict: Verdict(try finding(row, 9), evidence: evidence, cost: row.count(12))))
  }

  private func source(
    _ row: Statement, _ column: Int32
  ) throws(RecordFault) -> ClaimVerdict.Source {
    guard let source = ClaimVerdict.Source(rawValue: row.text(column)) else {
      throw RecordFault("the source of a verdict")
    }
    return source
  }

  private func finding(
    _ row: Statement, _ column: Int32
  ) throws(RecordFault) -> Verdict.Finding {
    let words = (row.text(column), row.textIfAny(column + 1))
    guard let finding = Verdict.Finding(finding: words.0, reason: words.1) else {
      throw RecordFault("the finding of a verdict")
    }
    return finding
  }
}
