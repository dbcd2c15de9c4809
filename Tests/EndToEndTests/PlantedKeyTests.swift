// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// The key of an endpoint that repeats it in its answers.
struct PlantedKeyTests {
  private static let key = "sk-planted-thistledown"

  private static func arena(at address: String) -> String {
    """
    arena: keys
    environments: [tic_tac_toe]
    agents:
      - random
      - kind: language
        name: talker
        settings: {model: mini, endpoint: work, constrain: none, retries: 3}
    endpoints: {work: {url: "\(address)", key_variable: PLANTED_KEY, stream: false, patience: 1}}
    pairs: 3
    """
  }

  @Test func `a key is in nothing that a run leaves or says`() throws {
    let folder = try TemporaryFolder()
    let server = try ModelServer(answers: 0, isMoody: true, in: folder)
    try folder.write("keys.yaml", Self.arena(at: server.address))
    let wrapper = ["env", "PLANTED_KEY=\(Self.key)"]
    var said = ""
    func agon(_ words: String) throws -> Int32 {
      let ending = try Agon.run(
        words.split(separator: " ").map(String.init), in: folder, through: wrapper)
      said += ending.output + ending.errors
      return ending.status
    }

    #expect(try agon("run keys.yaml --cassette calls --output one.db --json") == 0)
    #expect(try agon("show one.db 1") == 0)
    #expect(try agon("cassette export calls --output calls.jsonl") == 0)
    #expect(try agon("prompt tic_tac_toe --agent keys.yaml:talker --seed 1") == 0)
    server.program.send(SIGKILL)
    _ = server.program.ending()
    // What is said of an endpoint that is gone.
    #expect(try agon("run keys.yaml --output two.db") == 1)

    // The answers did repeat it.
    #expect(said.contains("<secret>"))
    #expect(!said.contains("thistledown"))
    let kept = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(Set(kept).isSuperset(of: ["one.db", "two.db", "calls", "calls.jsonl"]))
    for name in kept {
      guard let data = FileManager.default.contents(atPath: folder.path + "/" + name) else {
        continue
      }
      #expect(data.range(of: Data("thistledown".utf8)) == nil, "\(name)")
    }
  }
}
