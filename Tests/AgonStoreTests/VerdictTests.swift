// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonStore
internal import Testing

struct VerdictTests {
  let folder: TemporaryFolder
  let store: RunStore
  let reader: RunReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try RunStore(path: folder.run, for: RunSample.description())
    try await store.record(RunSample.fullTrajectory(RunSample.plan("a", agents: [1, 0])))
    reader = try RunReader(path: folder.run)
  }

  private func verdict(
    line: Int = 0, by source: ClaimVerdict.Source = .generic, _ finding: Verdict.Finding
  ) -> ClaimVerdict {
    let evidence = Evidence(
      method: .search, isExact: true, depth: 3, witness: ["line": ["b2", "c3"]])
    return ClaimVerdict(
      episode: 1, turn: 0, line: line, source: source, predicate: "wins_now",
      verdict: Verdict(finding, evidence: evidence, cost: 4))
  }

  @Test func `verdicts come back by line and source`() async throws {
    let sent = [
      verdict(.supported), verdict(by: .plugin, .refuted),
      verdict(line: 1, .unverifiable(.outOfBudget)),
    ]
    try await store.save(sent.reversed())
    #expect(try reader.verdicts(of: 1) == sent)
  }

  @Test func `a new verdict of the same checker replaces the old one`() async throws {
    try await store.save([verdict(.supported)])
    try await store.save([verdict(.refuted)])
    #expect(try reader.verdicts(of: 1) == [verdict(.refuted)])
  }

  @Test func `verdicts can be removed and made again`() async throws {
    try await store.save([verdict(.supported)])
    try await store.replaceVerdicts(with: [])
    #expect(try reader.verdicts(of: 1).isEmpty)
    try await store.save([verdict(.supported)])
    #expect(try reader.verdicts(of: 1).count == 1)
  }

  @Test func `findings are counted by agent, source and predicate`() async throws {
    try await store.save([
      verdict(line: 0, .refuted), verdict(line: 1, .refuted),
      verdict(line: 2, by: .plugin, .supported),
    ])
    let counts = try reader.claimCounts()
    #expect(counts.map(\.agent) == [1, 1])
    #expect(counts.map(\.source) == [.generic, .plugin])
    #expect(counts.map(\.finding) == [.refuted, .supported])
    #expect(counts.map(\.predicate) == ["wins_now", "wins_now"])
    #expect(counts.map(\.count) == [2, 1])
  }

  @Test func `refuted claims come with their text and action`() async throws {
    try await store.save([verdict(.refuted), verdict(line: 1, .refuted)])
    let claims = try reader.refutedClaims(of: 1, by: .generic, most: 1)
    #expect(claims.map(\.text) == ["1. wins_now(b2)"])
    #expect(claims.first?.applied == RunSample.weird)
    #expect(try reader.refutedClaims(of: 0, by: .generic, most: 9).isEmpty)
    #expect(try reader.refutedClaims(of: 1, by: .plugin, most: 9).isEmpty)
  }

  @Test func `a verdict about a claim that nobody made is refused`() async throws {
    await #expect(throws: StoreError.self) {
      try await store.save([verdict(.supported), verdict(line: 9, .supported)])
    }
    #expect(try reader.verdicts(of: 1).isEmpty)
  }

  @Test func `an audit opens the file without the arena`() async throws {
    try await store.close()
    let audit = try RunStore(existing: folder.run)
    try await audit.save([verdict(.supported)])
    try await audit.close()
    #expect(try RunReader(path: folder.run).verdicts(of: 1).count == 1)
  }

  @Test(.enabled(if: SQLiteShell.exists, "needs the sqlite3 program"))
  func `the shell reads claims with their verdicts`() async throws {
    try await store.save([verdict(.refuted)])
    let rows = try SQLiteShell.run(
      "SELECT agent, text, source, finding, witness FROM v_claims WHERE line IN (0, 2)",
      on: folder.run)
    #expect(rows == "search|1. wins_now(b2)|generic|refuted|{\"line\":[\"b2\",\"c3\"]}\nsearch||||")
  }
}
