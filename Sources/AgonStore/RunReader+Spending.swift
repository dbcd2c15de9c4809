// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension RunReader {
  /// The rows of `v_costs`, by environment and agent as the arena has them; none in a file from before they were
  /// kept.
  package func spending() throws(StoreError) -> [SpendingRow] {
    guard version >= 3 else { return [] }
    return try reading { connection in
      let rows = try Statement(
        """
        SELECT environment, agent, episodes, calls, prompt_tokens, cached_tokens, told_tokens,
          reply_tokens, unpriced, cost
        FROM v_costs WHERE run_id = ?1
        """, on: connection)
      rows.bind(self.run, at: 1)
      var spending: [SpendingRow] = []
      while try rows.step() {
        spending.append(
          SpendingRow(
            environment: rows.text(0), agent: rows.text(1), episodes: rows.count(2),
            calls: rows.count(3), promptTokens: rows.count(4),
            cachedTokens: rows.integerIfAny(5).map { Int($0) }, toldTokens: rows.count(6),
            replyTokens: rows.count(7), unpriced: rows.count(8), cost: rows.doubleIfAny(9)))
      }
      return spending
    }
  }

  /// The newest lessons of every agent and topic; none in a file from before they were kept.
  package func newestLessons() throws(StoreError) -> [(agent: Int, lessons: Lessons)] {
    guard version >= 3 else { return [] }
    return try reading { connection in
      let rows = try Statement(
        """
        SELECT l.agent_id, l.topic, l.version, c.text
        FROM lesson l JOIN content c USING (content_id)
        WHERE l.run_id = ?1 AND NOT EXISTS (
          SELECT 1 FROM lesson n WHERE n.run_id = l.run_id AND n.agent_id = l.agent_id
            AND n.topic = l.topic AND n.version > l.version)
        GROUP BY l.agent_id, l.topic ORDER BY l.agent_id, l.topic
        """, on: connection)
      rows.bind(self.run, at: 1)
      var newest: [(agent: Int, lessons: Lessons)] = []
      while try rows.step() {
        newest.append(
          (
            rows.count(0),
            Lessons(topic: rows.text(1), version: rows.count(2), text: rows.text(3))
          ))
      }
      return newest
    }
  }

  /// Turns in which a random action stands for a useless answer, by episode and seat.
  package func substitutions() throws(StoreError) -> [Int64: [Int: Int]] {
    guard version >= 3 else { return [:] }
    return try reading { connection in
      let rows = try Statement(
        """
        SELECT episode_id, seat, count(*) FROM turn WHERE substitution IS NOT NULL
        GROUP BY episode_id, seat
        """, on: connection)
      var turns: [Int64: [Int: Int]] = [:]
      while try rows.step() { turns[rows.integer(0), default: [:]][rows.count(1)] = rows.count(2) }
      return turns
    }
  }
}
