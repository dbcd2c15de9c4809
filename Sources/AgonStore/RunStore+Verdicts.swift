// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension RunStore {
  /// Puts an audit's verdicts in place of all earlier ones, in one transaction.
  package func replaceVerdicts(with verdicts: [ClaimVerdict]) async throws(StoreError) {
    try write(verdicts, clearing: true)
  }

  /// Keeps verdicts of an audit in one transaction; a verdict of the same claim and source is
  /// replaced.
  package func save(_ verdicts: [ClaimVerdict]) async throws(StoreError) {
    try write(verdicts, clearing: false)
  }

  private func write(_ verdicts: [ClaimVerdict], clearing: Bool) throws(StoreError) {
    try onConnection { connection in
      try Transaction(on: connection).run {
        if clearing { try Transaction.execute("DELETE FROM verdict", on: connection) }
        let row = try Statement(
          """
          INSERT OR REPLACE INTO verdict (run_id, episode_id, turn, line, source, predicate,
            finding, reason, evidence, cost)
          VALUES ((SELECT run_id FROM episode WHERE episode_id = ?1),
            ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
          """, on: connection)
        for verdict in verdicts {
          let (finding, reason) = verdict.verdict.finding.words
          row.bind(verdict.episode, at: 1)
          row.bind(verdict.turn, at: 2)
          row.bind(verdict.line, at: 3)
          row.bind(verdict.source.rawValue, at: 4)
          row.bind(verdict.predicate, at: 5)
          row.bind(finding, at: 6)
          row.bind(reason, at: 7)
          row.bind(verdict.verdict.evidence?.json.description, at: 8)
          row.bind(verdict.verdict.cost, at: 9)
          try row.run()
        }
      }
    }
  }
}
