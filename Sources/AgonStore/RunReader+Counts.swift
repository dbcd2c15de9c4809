// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension RunReader {
  /// The rows of `v_standings`, by environment, best score first.
  package func standings() throws(StoreError) -> [StandingRow] {
    try reading { connection in
      let classes = FailureClass.allCases
      let isOld = version < 3
      let columns = classes.map {
        isOld && $0 == .refused ? "0" : "lost_\($0.rawValue)"
      }.joined(separator: ", ")
      let rows = try Statement(
        """
        SELECT environment, agent, episodes, wins, draws, losses, score, mean_return, resigned,
          \(columns), \(isOld ? "0, 0" : "substituted, voided")
        FROM v_standings WHERE run_id = ?1
        """, on: connection)
      rows.bind(self.run, at: 1)
      var standings: [StandingRow] = []
      while try rows.step() {
        let counts = classes.enumerated().map { ($1, rows.count(Int32(9 + $0))) }
        standings.append(
          StandingRow(
            environment: rows.text(0), agent: rows.text(1), episodes: rows.count(2),
            wins: rows.count(3), draws: rows.count(4), losses: rows.count(5),
            score: rows.doubleIfAny(6), meanReturn: rows.doubleIfAny(7), resigned: rows.count(8),
            forfeits: Dictionary(uniqueKeysWithValues: counts.filter { $0.1 > 0 }),
            substituted: rows.count(Int32(9 + classes.count)),
            voided: rows.count(Int32(10 + classes.count))))
      }
      return standings
    }
  }

  /// The builds that produced an environment's episodes, by number.
  package func origins(of environment: Int) throws(StoreError) -> [EnvironmentOrigin] {
    try reading { connection in
      let rows = try Statement(
        """
        SELECT plugin, plugin_version, build, file, sha256, extensions FROM origin
        WHERE run_id = ?1 AND environment_id = ?2 ORDER BY origin_id
        """, on: connection)
      rows.bind(self.run, at: 1)
      rows.bind(environment, at: 2)
      var origins: [EnvironmentOrigin] = []
      while try rows.step() {
        guard let digest = rows.digest(4) else { throw RecordFault("the digest of a plugin") }
        let extensions = try JSON(parsing: rows.text(5)).elements ?? []
        origins.append(
          EnvironmentOrigin(
            plugin: rows.text(0), version: rows.text(1), build: rows.text(2), file: rows.text(3),
            digest: digest, extensions: extensions.compactMap(\.text)))
      }
      return origins
    }
  }

  /// Number of rows of each table, by the table's name.
  package func counts() throws(StoreError) -> [(table: String, rows: Int)] {
    try reading { connection in
      let names = try Statement(
        """
        SELECT name FROM sqlite_master
        WHERE type = 'table' AND name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%' ORDER BY name
        """, on: connection)
      var counts: [(table: String, rows: Int)] = []
      while try names.step() {
        let rows = try Statement("SELECT count(*) FROM \(names.text(0))", on: connection)
        _ = try rows.step()
        counts.append((names.text(0), rows.count(0)))
      }
      return counts
    }
  }
}
