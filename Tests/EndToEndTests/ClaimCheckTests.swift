// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// The first claim check over ten thousand decisions.
struct ClaimCheckTests {
  /// A row of the table that `agon audit` prints, with the twins of its agent.
  private struct Row {
    var decisions = 0
    var claims = 0
    var supported = 0
    var refuted = 0
    var telling = 0.0
    var planted = 0
    var twinsRefuted = 0
  }

  private func row(of agent: String, in output: String) throws -> Row {
    let lines = output.split(separator: "\n")
    let cells = try #require(lines.first { $0.hasPrefix(agent + " ") })
      .split(separator: #/ {2,}/#)
    try #require(cells.count == 9)
    var row = Row()
    row.decisions = try #require(Int(cells[1]))
    row.claims = try #require(Int(cells[2]))
    row.supported = try #require(Int(cells[3]))
    row.refuted = try #require(Int(cells[4]))
    row.telling = try #require(Double(cells[8]))
    let twins = try #require(
      output.firstMatch(
        of: try Regex(#"\#(agent): of (\d+) planted false claims (\d+) were refuted"#)))
    row.planted = try #require(twins[1].substring.flatMap { Int($0) })
    row.twinsRefuted = try #require(twins[2].substring.flatMap { Int($0) })
    return row
  }

  @Test func `searching agents say the truth, and planted lies are found`() throws {
    let folder = try TemporaryFolder()
    try folder.write("explained.yaml", ArenaText.explained)
    try Agon.run("run", "explained.yaml", "--output", "run.db", in: folder)
    let audit = try Agon.run("audit", "run.db", "--plant-twins", "--read-only", in: folder)
    #expect(audit.status == 0, "\(audit.errors)")
    let rows = try ["shallow", "deep"].map { try row(of: $0, in: audit.output) }
    let decisions = rows.map(\.decisions).reduce(0, +)
    #expect(decisions >= 10_000)
    let counted = try RecordedRun("run.db", in: folder).ask(
      "SELECT count(*) FROM turn UNION ALL SELECT count(*) FROM claim_line")
    #expect(counted == [String(decisions), String(rows.map(\.claims).reduce(0, +))])
    for row in rows {
      #expect(row.refuted == 0)
      #expect(row.telling >= 2)
      #expect(row.supported * 100 >= row.claims * 80)
      #expect(row.planted >= 10_000)
      #expect(row.twinsRefuted * 100 >= row.planted * 99)
    }
  }

  @Test func `verdicts that are kept are those that are printed, however often it is asked`() throws
  {
    let folder = try TemporaryFolder()
    try folder.write("small.yaml", ArenaText.small)
    try Agon.run("run", "small.yaml", "--output", "run.db", in: folder)
    let run = RecordedRun("run.db", in: folder)
    try Agon.run("audit", "run.db", "--read-only", in: folder)
    #expect(try run.ask("SELECT count(*) FROM verdict") == ["0"])
    let first = try Agon.run("audit", "run.db", in: folder)
    let again = try Agon.run("audit", "run.db", in: folder)
    #expect(first.output == again.output)
    let kept = try run.ask(
      """
      SELECT a.name, count(*) FROM (
        SELECT episode_id, turn, line FROM verdict WHERE finding = 'supported' GROUP BY 1, 2, 3)
      JOIN turn t USING (episode_id, turn) JOIN seating s USING (episode_id, seat)
      JOIN agent a USING (agent_id) GROUP BY a.name ORDER BY a.name
      """)
    let printed = first.output.split(separator: "\n").map { $0.split(separator: #/ {2,}/#) }
      .filter { ["greedy", "search"].contains($0[0]) && $0.count == 9 }
      .map { "\($0[0])|\($0[3])" }
    #expect(kept == printed)
  }
}
