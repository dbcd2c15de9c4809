// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonTestSupport
import Foundation
import Testing

@testable import AgonAgents

@Suite(.timeLimit(.minutes(2)))
struct UCIAgentTests {
  private static let backRank = FixedPosition(
    ["fen": "6k1/5ppp/8/8/8/8/5PPP/R5K1 w - - 0 1"],
    moves: ["a1a7", "a1a8", "a1b1", "g1f1", "h2h3"], mate: "a1a8")
  private static let foolsMate = FixedPosition(
    ["startpos": true, "moves": ["f2f3", "e7e5", "g2g4"]],
    moves: ["a7a6", "d8h4", "f8c5"], mate: "d8h4", seat: Seat(1))
  private static let start = FixedPosition(
    ["startpos": true], moves: ["d2d4", "e2e4", "g1f3", "c2c4"])

  /// Stockfish, which the Makefile installs with the system's packages.
  private func stockfish(_ settings: [String: JSON] = [:]) throws -> any Agent {
    try ProgramFolder("").agent(
      .uci, ["command": ["stockfish"], "memory": 1024].merging(settings) { $1 })
  }

  /// An engine in Python: what it does with each word that begins a command.
  private func engine(_ answers: [String: String], _ settings: [String: JSON] = [:]) throws
    -> any Agent
  {
    let usual = [
      "uci": "print('option name Hash type spin'); print('uciok')", "isready": "print('readyok')",
      "go": "print('bestmove a1a8')",
    ].merging(answers) { $1 }
    let cases = usual.sorted { $0.key < $1.key }
      .map { "    if word == '\($0.key)': \($0.value)\n" }.joined()
    return try ProgramFolder(
      "import os, sys, time\nseen = []\nfor line in sys.stdin:\n    seen.append(line.strip())\n"
        + "    word = line.split()[0]\n\(cases)    sys.stdout.flush()\n"
    ).agent(.uci, settings)
  }

  private func decide(
    _ agent: any Agent, _ position: FixedPosition = backRank, deadline: Duration? = nil
  ) async throws -> Decision {
    try await agent.decide(
      .to(FixedPositionEpisode(of: position), of: position, deadline: deadline))
  }

  private func name(_ decision: Decision, in position: FixedPosition) -> String? {
    decision.action.map { position.moves[Int($0)] }
  }

  @Test func `a real engine finds a mate in one, says so, and its claims are true`() async throws {
    let agent = try stockfish()
    let decision = try await decide(agent)
    #expect(name(decision, in: Self.backRank) == "a1a8")
    let explanation = try #require(decision.explanation)
    #expect(explanation.rationale?.hasPrefix("Mate in 1, depth ") == true)
    #expect(explanation.rationale?.hasSuffix("line: a1a8.") == true)
    #expect(explanation.conclusion == "a1a8" && explanation.path == .exact)
    #expect(explanation.confidence == 1)
    let episode = FixedPositionEpisode(of: Self.backRank)
    let verdicts = try ClaimsJudge(of: Self.backRank)
      .verdicts(of: decision, for: Seat(0), on: episode)
    #expect(verdicts.count == 2 && verdicts.allSatisfy { $0.finding == .supported }, "\(verdicts)")
    await agent.close()
  }

  @Test func `moves since the usual start are told`() async throws {
    let agent = try stockfish(["depth": 4])
    #expect(name(try await decide(agent, Self.foolsMate), in: Self.foolsMate) == "d8h4")
    await agent.close()
  }

  @Test func `one engine serves many decisions, each as if it were the first`() async throws {
    let agent = try stockfish(["nodes": 5000, "options": ["Hash": 1, "threads": 1]])
    #expect(agent.identity.isDeterministic)
    let first = try await decide(agent, Self.start).explanation
    _ = try await decide(agent)
    #expect(try await decide(agent, Self.start).explanation == first)
    #expect(first?.rationale?.hasPrefix("Score ") == true)
    #expect(first?.claimLines == [])
    await agent.close()
  }

  @Test func `threads and time work behind the wall`() async throws {
    let agent = try stockfish(["movetime": 20, "options": ["Threads": 2]])
    #expect(!agent.identity.isDeterministic)
    #expect(try await decide(agent).action != nil)
    await agent.close()
  }

  private static let faults: [(String, FailureClass, String)] = [
    ("print('bestmove a1h8')", .illegal, "The rules do not allow a1h8."),
    ("print('bestmove castle')", .unparseable, "castle is no move."),
    ("print('bestmove (none)')", .empty, "The engine names no move."),
    ("print('bestmove')", .empty, "The engine names no move."),
    ("sys.exit('table broken')", .empty, "it exited with status 1: table broken"),
    ("os.abort()", .empty, "it was ended by signal 6"),
    ("print('x' * 10_000_000)", .unparseable, "longer than 1048576 bytes"),
    ("time.sleep(1000)", .timeout, "No answer came within 0.5 seconds."),
    (#"exec("while True: print('info depth 1')")"#, .timeout, "No answer came within 0.5"),
  ]

  @Test(arguments: 0..<9) func `a fault has its class, and no move is put in its place`(number: Int)
    async throws
  {
    let (go, failure, words) = Self.faults[number]
    let agent = try engine(["go": go], failure == .timeout ? ["seconds": 0.5] : [:])
    let decision = try await decide(agent)
    guard case .failed(failure, let detail) = decision.choice else {
      Issue.record("\(decision.choice)")
      return
    }
    #expect(detail.contains(words), "\(detail)")
    await agent.close()
  }

  @Test func `after a fault a fresh engine is asked`() async throws {
    let agent = try engine(["go": "sys.exit() if len(seen) < 2 else print('bestmove a1a8')"])
    #expect(try await decide(agent).action != nil)
    let dying = try engine(["go": "sys.exit()"])
    #expect(try await decide(dying).failure == .empty)
    #expect(try await decide(dying).failure == .empty)
    await agent.close()
  }

  private static let greetings: [([String: String], [String: JSON], String)] = [
    (["uci": "sys.exit('no net')"], [:], "it exited with status 1: no net"),
    (["uci": "time.sleep(1000)"], ["start_seconds": 0.5], "it said nothing in time"),
    ([:], ["options": ["Hush": 1]], "The engine has no option Hush; it has: Hash."),
    (["isready": "sys.exit(3)"], [:], "it exited with status 3"),
  ]

  @Test(arguments: 0..<4)
  func `an engine that does not greet makes the agent unavailable`(number: Int) async throws {
    let (answers, settings, words) = Self.greetings[number]
    let agent = try engine(answers, settings)
    let error = await #expect(throws: AgentUnavailable.self) { _ = try await decide(agent) }
    #expect(error?.detail.contains(words) == true, "\(String(describing: error))")
  }

  @Test func `an engine is told options, position and limits`() async throws {
    let said = "print('info depth 3 score cp -105 pv', '|'.join(seen).replace(' ', '_'))"
    let agent = try engine(
      ["go": said + "; print('bestmove a1a8')"],
      ["options": ["hash": 5], "depth": 7, "nodes": 900])
    let rationale = try #require(
      try await decide(agent, deadline: .seconds(20)).explanation?.rationale)
    for words in [
      "Score -1.05 pawns, depth 3; line: uci|", "|setoption_name_hash_value_5|",
      "|ucinewgame|", "|position_fen_6k1/5ppp/8/8/8/8/5PPP/R5K1_w_-_-_0_1|",
      "|go_depth_7_nodes_900_movetime_1",
    ] {
      #expect(rationale.contains(words), "\(rationale)")
    }
    await agent.close()
  }

  @Test func `environments without positions of chess are refused with a sentence`() {
    let kinds: [(any Environment, String)] = [
      (TicTacToe(), "it offers no JSON observation"),
      (
        FixedPosition(["board": []], moves: ["e2e4"]),
        "its JSON observation has neither `fen` nor `startpos`"
      ),
      (FixedPosition(["fen": "x; quit\n"], moves: ["e2e4"]), "its `fen` is no position"),
      (
        FixedPosition(["startpos": true, "moves": ["e4"]], moves: ["e2e4"]),
        "its `moves` are no list"
      ),
      (
        FixedPosition(["startpos": true], moves: ["Nf3"]),
        "its action Nf3 is no move such as e2e4"
      ),
    ]
    for (environment, words) in kinds {
      let found = AgentKind.uci.objections(to: [:], playing: [environment, Self.start])
      #expect(found.count == 1 && found.first?.key == "command")
      #expect(found.first?.detail.contains(words) == true, "\(found)")
      #expect(found.first?.detail.contains("`\(environment.descriptor.id)`") == true)
    }
    #expect(AgentKind.uci.objections(to: [:], playing: [Self.start, Self.backRank]).isEmpty)
  }

  @Test func `a position that is none makes the agent unavailable in play too`() async throws {
    let agent = try engine([:])
    let position = FixedPosition(["fen": 1], moves: ["e2e4"])
    let error = await #expect(throws: AgentUnavailable.self) {
      _ = try await decide(agent, position)
    }
    #expect(error?.detail.contains("A chess engine cannot play fixed") == true)
  }

  @Test func `reports of a search are read, and bounds and other lines are not`() {
    var report = UCISearchReport()
    report.read("info depth 9 multipv 1 score cp 34 wdl 100 800 100 nodes 4000 pv e2e4 e7e5")
    report.read("info depth 10 multipv 2 score cp 30 nodes 5000 pv d2d4")
    report.read("info depth 10 score cp 90 upperbound nodes 5000")
    report.read("info string score cp 5")
    report.read("info depth 10 currmove e2e4")
    #expect(report.rationale == "Score +0.34 pawns, depth 9, 4000 nodes; line: e2e4 e7e5.")
    #expect(report.confidence == 0.9)
    report.read("info depth 11 score mate -2")
    #expect(report.rationale == "Mated in 2, depth 11.")
    #expect(report.confidence == nil)
  }

  @Test(arguments: ["e2e4", "a7a8q"]) func `a move of engines`(_ text: String) {
    #expect(UCIPosition.isMove(text))
  }

  @Test(arguments: ["", "e4", "e2e9", "i2e4", "a7a8x", "a7a8qq", "e2-e4", "E2E4", "0000"])
  func `no move of engines`(_ text: String) {
    #expect(!UCIPosition.isMove(text))
  }
}
