// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// A tournament in a disguised environment.
struct DisguiseTests {
  private func arena(_ rest: String) -> String {
    """
    arena: masked
    environments:
      - id: connect_four
        parameters: {width: 5, height: 4, connect: 3}
    \(rest)
    agents:
      - random
      - kind: search
        settings: {nodes: 300, simulations: 30}
    pairs: 4
    seed: 5
    """
  }

  @Test(arguments: ["    openings: {random_plies: 2}", "    openings: [[d, d, e], []]"])
  func `who reasons plays in disguise as without, and the record replays`(openings: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("plain.yaml", arena(openings))
    try folder.write("masked.yaml", arena(openings + "\n    disguise: 7"))
    let question = """
      SELECT e.pair, e.leg, t.turn, t.action_id, hex(t.digest)
      FROM episode e JOIN turn t USING (episode_id)
      ORDER BY e.pair, e.leg, t.turn
      """
    var records: [[String]] = []
    for name in ["plain", "masked"] {
      let run = try Agon.run("run", "\(name).yaml", "--output", "\(name).db", in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(try Agon.run("verify", "\(name).db", in: folder).status == 0)
      records.append(try RecordedRun("\(name).db", in: folder).ask(question))
    }
    #expect(records[0].count > 20)
    #expect(records[0] == records[1])
    let names = try RecordedRun("masked.db", in: folder).ask(
      "SELECT DISTINCT applied FROM turn ORDER BY 1")
    #expect(names.count == 5)
    #expect(Set(names).isDisjoint(with: ["a", "b", "c", "d", "e"]))
    let audit = try Agon.run("audit", "masked.db", in: folder)
    let row = try #require(
      audit.output.split(separator: "\n").first { $0.hasPrefix("search ") }
    ).split(separator: #/ {2,}/#)
    #expect(row[2] == row[3], "\(audit.output)")
  }
}
