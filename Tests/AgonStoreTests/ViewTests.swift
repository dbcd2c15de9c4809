// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonStore
internal import Testing

@Suite(.enabled(if: SQLiteShell.exists, "needs the sqlite3 program"))
struct ViewTests {
  let folder: TemporaryFolder
  let store: RunStore

  init() throws {
    folder = try TemporaryFolder()
    store = try RunStore(path: folder.run, for: RunSample.description())
  }

  private func shell(_ sql: String) throws -> String { try SQLiteShell.run(sql, on: folder.run) }

  /// A win and a draw of `random`, and a forfeit of `search`.
  private func recordThree() async throws {
    try await store.record(RunSample.trajectory(RunSample.plan("a"), returns: [1, -1]))
    try await store.record(
      RunSample.trajectory(RunSample.plan("b", agents: [1, 0]), returns: [5, 5]))
    let forfeit = Outcome(
      end: .forfeited, reason: "illegal", returns: [1, -1], culprit: Seat(1), failure: .illegal)
    try await store.record(RunSample.trajectory(RunSample.plan("c"), outcome: forfeit))
  }

  @Test func `the shell reads the standings while the run goes on`() async throws {
    try await recordThree()
    let rows = try shell(
      """
      SELECT environment, agent, episodes, wins, draws, losses, round(score, 4), resigned,
        lost_illegal, lost_timeout FROM v_standings
      """)
    #expect(
      rows == """
        my tic_tac_toe|random|3|2|1|0|0.8333|0|0|0
        my tic_tac_toe|search|3|0|1|2|0.1667|0|1|0
        """)
  }

  @Test func `the reader gives the same standings`() async throws {
    try await recordThree()
    let rows = try RunReader(path: folder.run).standings()
    #expect(rows.map(\.agent) == ["random", "search"])
    #expect(rows.map(\.wins) == [2, 0])
    #expect(rows.map(\.forfeits) == [[:], [.illegal: 1]])
    #expect(rows.map(\.meanReturn) == [7.0 / 3, 1])
  }

  @Test func `an agent alone neither wins nor loses`() async throws {
    try await store.record(RunSample.trajectory(RunSample.plan("a", agents: [0]), returns: [3]))
    let row = try #require(try RunReader(path: folder.run).standings().first)
    #expect(row.episodes == 1)
    #expect(row.wins + row.draws + row.losses == 0)
    #expect(row.score == nil)
    #expect(row.meanReturn == 3)
  }

  @Test func `of three seats only the best alone wins`() async throws {
    let plan = RunSample.plan("a", agents: [0, 1, 2])
    try await store.record(RunSample.trajectory(plan, returns: [2, 1, 0]))
    #expect(
      try shell("SELECT agent, result FROM v_results ORDER BY seat")
        == "random|win\nsearch|loss\nsmol|loss")
  }

  @Test func `a turn shows what was done, said and spent`() async throws {
    try await store.record(
      RunSample.fullTrajectory(RunSample.plan("a", agents: [2, 0])))
    let rows = try shell(
      """
      SELECT turn, agent, choice, failure, stated, parse_path, calls, prompt_tokens, latency_ms
      FROM v_turns ORDER BY turn
      """)
    #expect(
      rows == """
        0|smol|action|| B2!|retried|1|12|0.017
        1|random|action||||2|12|0.018
        2|smol|failed|illegal|||1||0.019
        3|random|resigned||||||0.02
        """)
    #expect(
      try shell("SELECT digest FROM v_turns WHERE turn = 0")
        == RunSample.digest("turn 0").description)
  }

  @Test func `the messages of a call can be read in SQL`() async throws {
    try await store.record(RunSample.fullTrajectory(RunSample.plan("a")))
    let rows = try shell(
      """
      SELECT message, part, role, type, image_bytes FROM v_calls JOIN v_messages USING (prompt_id)
      WHERE turn = 0 ORDER BY message, part
      """)
    #expect(rows == "0|0|system||\n1|0|user||\n1|1|user|image/png|3\n2|0|assistant||")
  }

  @Test func `every table is strict and carries the run`() throws {
    let tables = "name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'"
    #expect(
      try shell(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND \(tables) AND strict = 0"
      ).isEmpty)
    #expect(
      try shell(
        """
        SELECT name FROM sqlite_master WHERE type = 'table' AND \(tables)
        AND name NOT IN (SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE c.name = 'run_id')
        """
      ).isEmpty)
  }

  @Test func `a file is sound and marked as Agon's`() async throws {
    try await store.record(RunSample.fullTrajectory(RunSample.plan("a")))
    try await store.close()
    #expect(
      try shell(
        """
        PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA application_id;
        PRAGMA user_version; PRAGMA journal_mode
        """) == "ok\n1097297774\n3\ndelete")
  }
}
