// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Language models that go away.
struct ModelServerFaultTests {
  private func folder(_ server: (TemporaryFolder) throws -> ModelServer) throws
    -> (TemporaryFolder, ModelServer)
  {
    let folder = try TemporaryFolder()
    let server = try server(folder)
    try folder.write("talking.yaml", ArenaText.talking(to: server.address))
    return (folder, server)
  }

  @Test func `a server that dies leaves its agent's episodes for the next run`() throws {
    let (folder, server) = try folder { try ModelServer(answers: 10, in: $0) }
    let first = try Agon.run("run", "talking.yaml", "--output", "run.db", in: folder)
    #expect(first.status == 1)
    #expect(first.errors.contains("agent talker: "), "\(first.errors)")
    #expect(first.errors.contains(#/talker left \d+ episodes unplayed: /#), "\(first.errors)")
    #expect(first.errors.contains("Incomplete; "))
    let run = RecordedRun("run.db", in: folder)
    let query =
      "SELECT count(*) FROM episode WHERE episode_id NOT IN "
      + "(SELECT episode_id FROM v_results WHERE agent = 'talker')"
    #expect(try run.ask(query) == ["6"])
    #expect(try run.ask("SELECT count(*) FROM episode WHERE failure IS NOT NULL") == ["0"])
    let kept = try run.episodes()

    _ = server.program.ending()
    let again = try ModelServer(port: server.port, answers: 0, in: folder)
    #expect(again.address == server.address)
    let second = try Agon.run("run", "talking.yaml", "--output", "run.db", in: folder)
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.errors.contains("Going on: \(kept.count) of 18 episodes are kept."))
    #expect(try run.keys().count == 18)
    #expect(Set(try run.episodes()).isSuperset(of: kept))
    #expect(try Agon.run("verify", "run.db", in: folder).status == 0)
  }

  @Test func `an agent that is left out needs no server`() throws {
    let folder = try TemporaryFolder()
    try folder.write("talking.yaml", ArenaText.talking(to: "http://127.0.0.1:1/v1"))
    let ending = try Agon.run(
      "run", "talking.yaml", "--output", "run.db", "--without", "talker", in: folder)
    #expect(ending.status == 0)
    #expect(try RecordedRun("run.db", in: folder).keys().count == 6)
  }

  @Test func `a turn of a language agent is shown with question, answer and claims`() throws {
    let (folder, server) = try folder { try ModelServer(answers: 0, in: $0) }
    try Agon.run("run", "talking.yaml", "--output", "run.db", in: folder)
    server.program.send(SIGKILL)
    let run = RecordedRun("run.db", in: folder)
    let episode = try #require(
      try run.ask("SELECT min(episode_id) FROM v_results WHERE agent = 'talker' AND seat = 0").first
    )
    let shown = try Agon.run("show", "run.db", episode, in: folder)
    #expect(shown.status == 0)
    #expect(shown.output.contains("Turn 0, seat 0, talker"))
    #expect(shown.output.contains("action      a1 (stated: a1), read exact"))
    #expect(shown.output.contains("rationale   a1 is empty [1]."))
    #expect(shown.output.contains("claims      1 empty(a1) role=fact"))
    #expect(shown.output.contains("conclusion  a1"))
    let sent = try run.ask(
      "SELECT count(*), count(DISTINCT prompt_id), min(prompt_tokens) FROM call"
    ).first
    let count = try #require(sent?.split(separator: "|").first.flatMap { Int($0) })
    #expect(count > 12)
    #expect(sent?.hasSuffix("|7") == true)
  }

  @Test func `a server that takes questions and says nothing costs nobody a game`() throws {
    let (folder, server) = try folder { try ModelServer(answers: -1, in: $0) }
    try folder.write(
      "silent.yaml",
      """
      arena: silent
      environments: [tic_tac_toe]
      agents:
        - random
        - greedy
        - kind: language
          name: talker
          settings: {endpoint: work, model: mock, constrain: none, timeout: 1}
      endpoints: {work: {url: "\(server.address)", patience: 1}}
      pairs: 3
      jobs: 2
      """)
    let run = try Agon.run("run", "silent.yaml", "--output", "run.db", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("No byte of an answer came within 0.75 seconds."))
    let kept = try RecordedRun("run.db", in: folder).ask(
      "SELECT count(*), sum(ending = 'terminated') FROM episode")
    #expect(kept == ["6|6"])
    server.program.send(SIGKILL)
  }

  @Test func `Ctrl-C ends a run that waits for a silent server`() throws {
    let (folder, server) = try folder { try ModelServer(answers: -1, in: $0) }
    let run = try Agon.start(
      "run", "talking.yaml", "--output", "run.db", "--jobs", "1", "--json", in: folder)
    try run.wait(for: #""agents":["greedy","talker"]"#)
    run.send(SIGINT)
    let ending = run.ending()
    #expect(ending.status == 130)
    #expect(ending.errors.contains("The same command goes on from here."))
    server.program.send(SIGKILL)
  }
}
