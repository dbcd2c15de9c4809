// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Tournaments with a model that answers otherwise each time, and uselessly now and then.
struct MoodyModelTests {
  private static func arena(at address: String, onFailure policy: String) -> String {
    """
    arena: moody
    environments:
      - tic_tac_toe
      - {id: tic_tac_toe, name: masked, disguise: 7, openings: {random_plies: 1}}
    agents:
      - random
      - kind: language
        name: talker
        cap: 5
        settings: {model: mini, endpoint: work, constrain: none, retries: 0}
      - kind: language
        name: learner
        settings: {model: mini, endpoint: work, constrain: none, strategy: reflect, retries: 0}
    endpoints: {work: {url: "\(address)", stream: false}}
    prices: {mini: {input: 3, cached_input: 1, output: 15}}
    spending: {run: 5.0}
    on_failure: \(policy)
    pairs: 3
    """
  }

  private func folder(onFailure policy: String) throws -> (TemporaryFolder, ModelServer) {
    let folder = try TemporaryFolder()
    let server = try ModelServer(answers: 0, isMoody: true, in: folder)
    try folder.write("moody.yaml", Self.arena(at: server.address, onFailure: policy))
    return (folder, server)
  }

  /// Everything that a run's file holds but times.
  private func contents(of run: RecordedRun) throws -> [String] {
    let tables = try run.ask(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1")
    return try tables.flatMap { table in
      let columns = try run.ask(
        """
        SELECT group_concat('quote("' || name || '")') FROM pragma_table_info('\(table)')
        WHERE name NOT IN ('created', 'duration_us', 'latency_us')
        """)
      let list = try #require(columns.first)
      return [table] + (try run.ask("SELECT \(list) FROM \(table)"))
    }
  }

  @Test func `two runs from one cassette leave the same file but for times`() throws {
    let (folder, server) = try folder(onFailure: "random-legal")
    let first = try Agon.run(
      "run", "moody.yaml", "--cassette", "new/calls", "--output", "one.db", "--jobs", "8",
      in: folder)
    #expect(first.status == 0, "\(first.errors)")
    server.program.send(SIGKILL)
    _ = server.program.ending()
    let second = try Agon.run(
      "run", "moody.yaml", "--cassette", "new/calls", "--calls", "replay", "--output", "two.db",
      "--jobs", "3", in: folder)
    #expect(second.status == 0, "\(second.errors)")

    let one = try contents(of: RecordedRun("one.db", in: folder))
    let two = try contents(of: RecordedRun("two.db", in: folder))
    #expect(one.count > 1_000)
    #expect(one == two)
  }

  @Test func `a run that was killed goes on from the cassette to the same file`() throws {
    let (folder, server) = try folder(onFailure: "random-legal")
    let killed = try Agon.start(
      "run", "moody.yaml", "--cassette", "calls", "--output", "one.db", "--jobs", "4", "--json",
      in: folder)
    try killed.wait(for: #""finished":9"#)
    killed.send(SIGKILL)
    _ = killed.ending()
    let rest = try Agon.run(
      "run", "moody.yaml", "--cassette", "calls", "--output", "one.db", "--jobs", "4", in: folder)
    #expect(rest.status == 0, "\(rest.errors)")
    #expect(rest.errors.contains("of 36 episodes are kept."))
    server.program.send(SIGKILL)
    _ = server.program.ending()
    let again = try Agon.run(
      "run", "moody.yaml", "--cassette", "calls", "--calls", "replay", "--output", "two.db",
      in: folder)
    #expect(again.status == 0, "\(again.errors)")
    let one = try contents(of: RecordedRun("one.db", in: folder))
    #expect(try one == contents(of: RecordedRun("two.db", in: folder)))
  }

  @Test func `random actions, lessons and costs are shown, counted and verified`() throws {
    let (folder, server) = try folder(onFailure: "random-legal")
    let played = try Agon.run("run", "moody.yaml", "--output", "run.db", in: folder)
    server.program.send(SIGKILL)
    #expect(played.status == 0, "\(played.errors)")
    #expect(played.errors.contains("turns of this run a random legal action stands"))
    for part in ["random turns", "Models, all environments", "an episode per 100 Elo"] {
      #expect(played.output.contains(part), "\(played.output)")
    }
    #expect(try Agon.run("verify", "run.db", in: folder).status == 0)

    let run = RecordedRun("run.db", in: folder)
    let failed = "ending IN ('forfeited', 'voided')"
    #expect(try run.ask("SELECT count(*) FROM episode WHERE \(failed)") == ["0"])
    let random = try run.ask(
      "SELECT episode_id FROM turn WHERE substitution IS NOT NULL ORDER BY 1 LIMIT 1")
    let shown = try Agon.run("show", "run.db", try #require(random.first), in: folder)
    #expect(shown.output.contains("AT RANDOM for a useless answer, "), "\(shown.output)")

    // Each version of the lessons was written after the episode that used the one before.
    let broken = try run.ask(
      """
      SELECT count(*) FROM lesson l JOIN lesson_use u USING (episode_id, seat)
      WHERE l.version NOT IN (u.version, u.version + 1)
      """)
    #expect(broken == ["0"])
    let uses = try run.ask(
      "SELECT count(*), max(version) > 10 FROM lesson_use WHERE topic = 'tic_tac_toe'")
    #expect(uses == ["24|1"])
    #expect(
      try run.ask(
        "SELECT agent, cost > 0, cached_share BETWEEN 0.2 AND 0.8 FROM v_costs GROUP BY agent")
        == ["learner|1|1", "talker|1|1"])
  }

  @Test func `under void a useless answer's pair leaves the standings and is not played again`()
    throws
  {
    let (folder, server) = try folder(onFailure: "void")
    let played = try Agon.run("run", "moody.yaml", "--output", "run.db", in: folder)
    server.program.send(SIGKILL)
    #expect(played.status == 0, "\(played.errors)")
    #expect(played.errors.contains("episodes of this run count for nobody"))
    #expect(played.output.contains("Void because an answer could not be used"))
    let run = RecordedRun("run.db", in: folder)
    #expect(try run.keys().count == 36)
    let counted = try run.ask(
      "SELECT count(*) FROM (SELECT DISTINCT episode_id FROM v_results WHERE counts)")
    let number = try #require(counted.first.flatMap { Int($0) })
    #expect(played.output.contains("all environments: \(number) episodes in \(number / 2) pair"))
    #expect(number < 36)
    #expect(try Agon.run("verify", "run.db", in: folder).status == 0)
    let again = try Agon.run("run", "moody.yaml", "--output", "run.db", in: folder)
    #expect(again.errors.contains("36 of 36 episodes are kept"))
  }

  @Test func `a plan asks nobody and tells calls, tokens and cost`() throws {
    let folder = try TemporaryFolder()
    try folder.write("moody.yaml", Self.arena(at: "http://127.0.0.1:1/v1", onFailure: "void"))
    let plan = try Agon.run("run", "moody.yaml", "--plan", in: folder)
    #expect(plan.status == 0, "\(plan.errors)")
    #expect(plan.output.contains(#/talker +24 +mini +\d+ to \d+/#), "\(plan.output)")
    for part in ["36 episodes to play.", "Together ", "4 bytes a token"] {
      #expect(plan.output.contains(part), "\(plan.output)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/runs"))
  }

  @Test func `a run stops at its cap and goes on when the cap is raised`() throws {
    let (folder, server) = try folder(onFailure: "random-legal")
    let text = Self.arena(at: server.address, onFailure: "random-legal")
    try folder.write("moody.yaml", text.replacing("{run: 5.0}", with: "{run: 0.05}"))
    let first = try Agon.run("run", "moody.yaml", "--output", "run.db", in: folder)
    #expect(first.status == 1)
    #expect(first.errors.contains("Incomplete; "), "\(first.errors)")
    let run = RecordedRun("run.db", in: folder)
    let spent = try run.ask("SELECT coalesce(sum(cost), 0) <= 0.05 FROM v_costs")
    #expect(spent == ["1"])
    try folder.write("moody.yaml", text)
    let second = try Agon.run("run", "moody.yaml", "--output", "run.db", in: folder)
    server.program.send(SIGKILL)
    #expect(second.status == 0, "\(second.errors)")
    #expect(try run.keys().count == 36)
  }

  @Test func `what is to be done with calls needs a cassette`() throws {
    let folder = try TemporaryFolder()
    try folder.write("moody.yaml", Self.arena(at: "http://127.0.0.1:1/v1", onFailure: "void"))
    let ending = try Agon.run("run", "moody.yaml", "--calls", "replay", in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.contains("--calls replay needs a cassette"))
  }
}
