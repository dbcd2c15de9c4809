// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// `agon ablate` as its user runs it.
struct AblateCommandTests {
  private static let arena = """
    arena: small
    environments:
      - id: connect_four
        openings: {random_plies: 4}
    agents:
      - greedy
      - kind: search
        name: deep
        settings: {nodes: 300, simulations: 30}
    pairs: 24
    seed: 5
    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("small.yaml", Self.arena)
    return folder
  }

  @Test func `a variant that hardly looks is worse, the agent itself is not`() throws {
    let folder = try folder()
    try folder.write("variants.yaml", "blind: {nodes: 1, simulations: 1}\n")
    let words = ["ablate", "small.yaml", "--agent", "deep", "--variants", "variants.yaml"]
    let ending = try Agon.run(words + ["nodes=290"], in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    let rows = ending.output.split(separator: "\n").map { $0.split(separator: #/ {2,}/#) }
    let names = rows.compactMap(\.first).filter { $0.hasPrefix("deep") && !$0.contains(" ") }
    #expect(names == ["deep", "deep/again", "deep/blind", "deep/nodes=290"])
    let blind = try #require(rows.first { $0.first == "deep/blind" })
    #expect(blind.contains("worse"), "\(ending.output)")
    #expect(ending.output.contains("deep/again is the unchanged agent asked again"))
    let counted = try RecordedRun("runs/small-ablation.db", in: folder).ask(
      "SELECT count(*) FROM episode")
    #expect(counted == ["192"])
    let again = try Agon.run(words + ["nodes=290"], in: folder)
    #expect(again.output == ending.output)
    #expect(try Agon.run("verify", "runs/small-ablation.db", in: folder).status == 0)
  }

  @Test(arguments: [
    (["--agent", "deeep"], "did you mean `deep`?"),
    (["--agent", "deep", "--variants", "nodse=3"], "did you mean `nodes`?"),
    (["--agent", "deep", "--variants", "nodes=300"], "changes nothing"),
    (["--agent", "deep", "--variants", "none.yaml"], "no such file"),
  ])
  func `what cannot be compared is wrong usage and says why`(words: [String], reason: String)
    throws
  {
    let folder = try folder()
    let ending = try Agon.run(["ablate", "small.yaml"] + words, in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.contains(reason), "\(ending.errors)")
  }
}
