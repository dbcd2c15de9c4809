// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension RunStore {
  /// Keeps what spoiled an attempt at an episode, in a transaction of its own.
  package func record(_ fault: EpisodeFault) async throws {
    try onConnection { connection in
      try Transaction(on: connection).run {
        let row = try Statement(
          """
          INSERT INTO fault (run_id, key, environment_id, origin_id, agents, pair, leg, seed, kind,
            place, detail)
          VALUES (?1, ?2, ?3, (SELECT max(origin_id) FROM origin
            WHERE run_id = ?1 AND environment_id = ?3), ?4, ?5, ?6, ?7, ?8, ?9, ?10)
          """, on: connection)
        let plan = fault.plan
        row.bind(run, at: 1)
        row.bind(plan.key, at: 2)
        row.bind(plan.environment, at: 3)
        row.bind(JSON.array(plan.agents.map { .integer(Int64($0)) }).description, at: 4)
        row.bind(plan.pair, at: 5)
        row.bind(plan.leg, at: 6)
        row.bind(Int64(plan.seed.value), at: 7)
        row.bind((fault.error.fault ?? .error).rawValue, at: 8)
        row.bind(fault.error.place, at: 9)
        row.bind(fault.error.detail, at: 10)
        try row.run()
      }
    }
  }

  /// Keeps messages and printed lines of plugins, in one transaction.
  package func record(log: [(level: Int32, text: String)]) async throws(StoreError) {
    try onConnection { connection in
      try Transaction(on: connection).run {
        let row = try Statement(
          "INSERT INTO log (run_id, level, text) VALUES (?1, ?2, ?3)", on: connection)
        for entry in log {
          row.bind(run, at: 1)
          row.bind(Int64(entry.level), at: 2)
          row.bind(entry.text, at: 3)
          try row.run()
        }
      }
    }
  }
}
