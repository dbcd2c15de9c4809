// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonTestSupport
import Foundation
import Testing

@testable import AgonAgents

@Suite(.timeLimit(.minutes(2)))
struct ProcessAgentTests {
  private let game = TicTacToe()

  /// The answer to the position after a1 and b2, where c3 is free.
  private func decide(_ agent: any Agent, seed: Seed = Seed(1), deadline: Duration? = nil)
    async throws -> Decision
  {
    try await agent.decide(
      .to(
        try game.episode(after: "a1", "b2"), of: game, seed: seed, deadline: deadline,
        history: [(Seat(0), "a1"), (Seat(1), "b2")]))
  }

  private func answer(to body: String, _ settings: [String: JSON] = [:]) async throws -> Decision {
    let agent = try ProgramFolder.answering(body).agent(.process, settings)
    let decision = try await decide(agent)
    await agent.close()
    return decision
  }

  /// What an agent says that cannot play.
  private func complaint(_ agent: any Agent) async throws -> String {
    let error = await #expect(throws: AgentUnavailable.self) { _ = try await decide(agent) }
    return try #require(error?.detail)
  }

  @Test func `the example in the documentation plays, and what it claims is true`() async throws {
    let example = try Repository.text(of: "docs/examples/process_agent.py")
    let agent = try ProgramFolder(example).agent()
    let decision = try await decide(agent)
    #expect(decision.action != nil)
    let explanation = try #require(decision.explanation)
    #expect(explanation.path == .exact && explanation.confidence == 0.5)
    #expect(explanation.rationale?.hasPrefix("Of 7 legal actions I drew ") == true)
    let episode = try game.episode(after: "a1", "b2")
    let verdicts = try ClaimsJudge(of: game).verdicts(of: decision, for: Seat(0), on: episode)
    #expect(verdicts.map(\.finding) == [.supported])
    #expect(try await decide(agent).choice == decision.choice)
    await agent.close()
  }

  @Test func `a question holds all that may be used`() async throws {
    let decision = try await answer(
      to: #"say({"id": q["id"], "action": "c3", "rationale": json.dumps(q)})"#)
    let question = try JSON(parsing: try #require(decision.explanation?.rationale))
    #expect(question["observation"]?["text"] == "x..\n.o.\n...")
    let legal = question["legal"]?.elements?.compactMap(\.text)
    #expect(legal == ["b1", "c1", "a2", "c2", "a3", "b3", "c3"])
    #expect(
      question["history"] == [["seat": 0, "action": "a1"], ["seat": 1, "action": "b2"]])
    #expect(question["seat"] == 0 && question["seats"] == 2 && question["seed"] == 1)
    #expect(question["sample"] == 0 && question["deadline_seconds"] == .null)
    #expect(decision.choice == .action(8))
  }

  @Test func `the hello holds the rules and what may be claimed`() async throws {
    let decision = try await answer(
      to: #"say({"id": q["id"], "action": "c3", "rationale": json.dumps(hello)})"#)
    let hello = try JSON(parsing: try #require(decision.explanation?.rationale))
    #expect(hello["protocol"] == 1 && hello["agent"] == "anna")
    let facts = try #require(hello["environment"])
    #expect(facts["id"] == "test_tic_tac_toe")
    #expect(facts["returns"]?.elements?.map(\.double) == [-1, 1])
    #expect(facts["rules"]?.text?.contains("Three in a row win.") == true)
    let predicates = facts["predicates"]?.elements?.compactMap { $0["name"]?.text } ?? []
    #expect(predicates.contains("wins_now"))
  }

  @Test func `all that an answer says is kept`() async throws {
    let decision = try await answer(
      to: #"""
        say({"id": q["id"], "action": " C3", "rationale": "Why not?", "claims": ["legal(c3)", "a\nb"],
             "conclusion": "c3", "confidence": 0.25, "other": 1, "resign": None})
        """#)
    #expect(decision.choice == .action(8))
    #expect(
      decision.explanation
        == Explanation(
          rationale: "Why not?", claimLines: ["legal(c3)", "a", "b"], conclusion: "c3",
          stated: " C3", path: .tolerant, confidence: 0.25))
  }

  @Test func `it may resign`() async throws {
    let decision = try await answer(
      to: #"say({"id": q["id"], "resign": True, "rationale": "Lost."})"#)
    #expect(decision.choice == .resigned)
    #expect(decision.explanation?.rationale == "Lost.")
  }

  private static let faults: [(String, FailureClass, String)] = [
    (#"say({"id": q["id"], "action": "b2"})"#, .illegal, "The cell b2 is taken."),
    (#"say({"id": q["id"], "action": "zz"})"#, .unparseable, "no cell"),
    (#"say({"id": q["id"], "action": "c1 c2"})"#, .ambiguous, "several cells"),
    (#"say({"id": q["id"], "action": "c1", "resign": True})"#, .ambiguous, "both resigns"),
    (#"say({"id": q["id"], "action": " "})"#, .empty, "`action` is empty"),
    (#"say({"id": q["id"]})"#, .unparseable, "no `action`"),
    (#"say({"id": q["id"], "action": 3})"#, .unparseable, "no `action` that is a text"),
    (#"say({"id": q["id"], "action": "c3", "confidence": 7})"#, .unparseable, "`confidence`"),
    (#"say({"id": q["id"], "action": "c3", "claims": "x"})"#, .unparseable, "`claims`"),
    (#"say({"id": 0, "action": "c3"})"#, .unparseable, "the id 0, and the question has 1"),
    (#"say({"action": "c3"})"#, .unparseable, "has no id"),
    (#"say(["c3"])"#, .unparseable, #"no JSON object, but "[\"c3\"]"."#),
    (#"print("c3", flush=True)"#, .unparseable, #"It begins "c3"."#),
    (
      #"sys.stdout.buffer.write(b'{"id": 1, "action": "\xff"}\n'); sys.stdout.flush()"#,
      .unparseable, "UTF-8"
    ),
    (#"print(flush=True)"#, .empty, "blank line"),
    (#"print("x" * 10_000_000, flush=True)"#, .unparseable, "longer than 1048576 bytes"),
    (#"sys.exit("no more ideas")"#, .empty, "it exited with status 1: no more ideas"),
    (#"os.close(1); time.sleep(1000)"#, .empty, "it was ended by signal 9 and said nothing"),
    (#"os.abort()"#, .empty, "it was ended by signal 6"),
    (#"bytearray(8 << 30)"#, .empty, "MemoryError"),
  ]

  @Test(arguments: 0..<20) func `a fault has its class`(number: Int) async throws {
    let (body, failure, words) = Self.faults[number]
    let decision = try await answer(to: body)
    guard case .failed(failure, let detail) = decision.choice else {
      Issue.record("\(decision.choice)")
      return
    }
    #expect(detail.contains(words), "\(detail)")
  }

  @Test func `who is late has its class, and is ended`() async throws {
    let place = try ProgramFolder.answering("time.sleep(1000)")
    let agent = try place.agent(.process, ["seconds": 0.05])
    #expect(try await decide(agent).failure == .timeout)
    while !place.processes().isEmpty {
      await Task.yield()
      try Task.checkCancellation()
    }
  }

  @Test func `the arena's deadline counts where it is shorter`() async throws {
    let agent = try ProgramFolder.answering("time.sleep(1000)").agent()
    let decision = try await decide(agent, deadline: .milliseconds(50))
    #expect(decision.choice == .failed(.timeout, "No answer came within 0.05 seconds."))
  }

  @Test func `errors without end do no harm`() async throws {
    let decision = try await answer(
      to: """
        for n in range(300): sys.stderr.write("x" * 65536)
        say({"id": q["id"], "action": "c3"})
        """)
    #expect(decision.choice == .action(8))
  }

  @Test func `a program that is not there makes the agent unavailable`() async throws {
    let place = try ProgramFolder("")
    #expect(
      try await complaint(try place.agent(.process, ["command": ["no-such-program"]]))
        == "no-such-program: There is no such program in /usr/local/bin, /usr/bin, /bin, /usr/games; "
        + "install it, or give its path.")
    #expect(
      try await complaint(try place.agent(.process, ["command": ["./none"]]))
        == "./none: There is no executable file \(place.folder.path)/none; mend the path or its "
        + "permissions.")
  }

  @Test(arguments: [
    (#"sys.exit("no licence")"#, "There was no hello from it: it exited with status 1: no licence"),
    ("time.sleep(1000)", "There was no hello from it: it said nothing in time."),
    (#"print("Welcome!", flush=True)"#, #"Its first line is no JSON object. It wrote "Welcome!"."#),
    (#"say({"type": "hello"})"#, "Its first line must be"),
    (#"say({"type": "hello", "protocol": 2})"#, "It speaks version 2 of the protocol, and Agon"),
  ])
  func `a program that says no hello makes the agent unavailable`(
    _ greeting: String, _ words: String
  ) async throws {
    let agent = try ProgramFolder.answering("pass", before: greeting)
      .agent(.process, ["start_seconds": greeting.contains("sleep") ? 0.5 : 60])
    let complaint = try await complaint(agent)
    #expect(complaint.hasPrefix("The program python3 program.py "), "\(complaint)")
    #expect(complaint.contains(words), "\(complaint)")
  }

  @Test func `a program is kept for the next decision, but not after a useless line`() async throws
  {
    let agent = try ProgramFolder.answering(
      """
      if q["seed"] == 3: print("?", flush=True)
      else: say({"id": q["id"], "action": "b2" if q["seed"] == 2 else "c3", "rationale": str(os.getpid())})
      """
    ).agent()
    var pids: [String?] = []
    for seed in [1, 2, 1, 3, 1] as [UInt64] {
      pids.append(try await decide(agent, seed: Seed(seed)).explanation?.rationale)
    }
    #expect(pids[0] != nil && pids[0] == pids[1] && pids[1] == pids[2])
    #expect(pids[3] == nil && pids[4] != nil && pids[4] != pids[0])
    await agent.close()
  }

  @Test func `decisions at one time have a program each`() async throws {
    let place = try ProgramFolder.answering(
      """
      while not os.path.exists("go"): time.sleep(0.001)
      say({"id": q["id"], "action": "c3", "rationale": str(os.getpid())})
      """)
    let agent = try place.agent(.process, ["read": ["go"]])
    async let first = decide(agent)
    async let second = decide(agent)
    while place.processes().count < 2 {
      await Task.yield()
      try Task.checkCancellation()
    }
    try place.folder.write("go", "")
    let said = [try await first, try await second].map(\.explanation?.rationale)
    #expect(said[0] != nil && said[1] != nil && said[0] != said[1])
    #expect(Set([try await decide(agent).explanation?.rationale]).isSubset(of: Set(said)))
    #expect(place.processes().count == 2)
    await agent.close()
    #expect(place.processes().isEmpty)
  }

  @Test func `a run that is stopped does not wait for the program`() async throws {
    let place = try ProgramFolder.answering("time.sleep(1000)")
    let agent = try place.agent()
    let asking = Task { try await decide(agent).choice }
    while place.processes().isEmpty {
      await Task.yield()
      try Task.checkCancellation()
    }
    asking.cancel()
    await #expect(throws: CancellationError.self) { _ = try await asking.value }
    while !place.processes().isEmpty {
      await Task.yield()
      try Task.checkCancellation()
    }
  }

  @Test(arguments: [AgentKind.process, .uci])
  func `the schema's defaults are the defaults`(kind: AgentKind) throws {
    let settings = try ProgramFolder("").agent(kind).identity.settings
    for (key, property) in kind.settingsSchema["properties"]?.members ?? [:] {
      guard let value = property["default"] else { continue }
      #expect(settings[key]?.double == value.double && value.double != nil, "\(key)")
    }
  }

  @Test func `a command is needed, and settings are held to their ranges`() throws {
    let place = try ProgramFolder("")
    for (settings, key): ([String: JSON], String) in [
      (["command": []], "command"), (["memory": 1], "memory"), (["seconds": 0], "seconds"),
    ] {
      let error = #expect(throws: AgentSettingsError.self) {
        _ = try place.agent(.process, settings)
      }
      #expect(error?.place == "anna.\(key)")
    }
  }
}
