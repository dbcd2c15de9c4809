// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension RunReader {
  /// The last fault of each episode that no attempt has finished, in the order of the schedule.
  package func voidEpisodes() throws(StoreError) -> [StoredFault] {
    guard version >= 2 else { return [] }
    return try reading { connection in
      let rows = try Statement(
        """
        SELECT key, environment_id, agents, pair, kind, place, detail FROM fault
        WHERE run_id = ?1 AND fault_id IN (SELECT max(fault_id) FROM fault GROUP BY key)
          AND NOT EXISTS (SELECT 1 FROM episode WHERE episode.key = fault.key)
        ORDER BY environment_id, pair, leg, key
        """, on: connection)
      rows.bind(self.run, at: 1)
      var faults: [StoredFault] = []
      while try rows.step() {
        let agents = try JSON(parsing: rows.text(2)).elements?.compactMap(\.integer) ?? []
        guard let key = rows.digest(0), let kind = PluginFault(rawValue: rows.text(4)),
          self.description.environments.indices.contains(rows.count(1)),
          agents.allSatisfy({ self.description.agents.indices.contains(Int($0)) })
        else { throw RecordFault("a fault") }
        faults.append(
          StoredFault(
            key: key, environment: rows.count(1), agents: agents.map { Int($0) },
            pair: rows.count(3), kind: kind, detail: "\(rows.text(5)): \(rows.text(6))"))
      }
      return faults
    }
  }
}
