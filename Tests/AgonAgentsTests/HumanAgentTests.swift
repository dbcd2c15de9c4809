// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Foundation
import Synchronization
import Testing

@testable import AgonAgents

struct HumanAgentTests {
  /// A terminal that types lines and keeps what it is shown.
  private final class Script: Sendable {
    private let lines: Mutex<[String]>
    private let texts = Mutex<[String]>([])

    init(_ lines: [String]) { self.lines = Mutex(lines) }

    var shown: String { texts.withLock { $0.joined(separator: "\n") } }

    var terminal: Terminal {
      Terminal(
        nextLine: { self.lines.withLock { $0.isEmpty ? nil : $0.removeFirst() } },
        show: { text in self.texts.withLock { $0.append(text) } })
    }
  }

  private let game = TicTacToe()

  private func decide(_ script: Script, confirms: Bool = false) async throws -> Decision {
    let agent = HumanAgent(name: "anna", terminal: script.terminal, confirms: confirms)
    return try await agent.decide(.to(try game.episode(after: "a1", "b2"), of: game))
  }

  @Test func `it shows the observation and the legal names`() async throws {
    let script = Script(["c3"])
    let decision = try await decide(script)
    #expect(script.shown.contains("x..\n.o.\n..."))
    #expect(script.shown.contains("Legal: b1 c1 a2 c2 a3 b3 c3"))
    #expect(decision.choice == .action(8))
    #expect(decision.explanation?.path == .exact)
  }

  @Test func `it asks again with the environment's sentence`() async throws {
    let script = Script(["zz", "b2", "c1 c2", "c2"])
    let decision = try await decide(script)
    #expect(script.shown.contains("\"zz\" is no cell such as b2."))
    #expect(script.shown.contains("The cell b2 is taken."))
    #expect(script.shown.contains("names several cells."))
    #expect(decision.choice == .action(5))
    #expect(decision.explanation?.path == .retried)
  }

  @Test(arguments: ["c3 because it blocks; well", "c3 ;  it blocks; well"])
  func `words after the action are the rationale`(line: String) async throws {
    let decision = try await decide(Script([line]))
    #expect(decision.explanation?.stated == "c3")
    #expect(decision.explanation?.rationale == "it blocks; well")
  }

  @Test func `resign gives up`() async throws {
    #expect(try await decide(Script(["Resign"])).choice == .resigned)
  }

  @Test func `who has not answered by the deadline forfeits`() async throws {
    let silent = Terminal(nextLine: { try await cancellation() }, show: { _ in })
    let agent = HumanAgent(name: "anna", terminal: silent, clock: StepClock(step: .seconds(1)))
    let decision = try await agent.decide(
      .to(try game.episode(), of: game, deadline: .seconds(30)))
    #expect(decision.failure == .timeout)
  }

  @Test func `who answers before the deadline plays, and is told the time`() async throws {
    let script = Script(["zz", "b2"])
    let agent = HumanAgent(name: "anna", terminal: script.terminal, clock: PatientClock())
    let decision = try await agent.decide(
      .to(try game.episode(), of: game, deadline: .seconds(30)))
    #expect(decision.choice == .action(4))
    #expect(script.shown.contains("your action? (30 s left)"))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a run that is stopped does not wait for the person`() async throws {
    let silent = Terminal(nextLine: { try await cancellation() }, show: { _ in })
    let agent = HumanAgent(name: "anna", terminal: silent)
    let game = game
    let asking = Task { try await agent.decide(.to(try game.episode(), of: game)).choice }
    asking.cancel()
    await #expect(throws: CancellationError.self) { _ = try await asking.value }
  }

  @Test func `the end of the input makes the agent unavailable`() async throws {
    await #expect(throws: AgentUnavailable.self) { _ = try await decide(Script(["zz"])) }
  }

  @Test func `words, claims and confidence may come before the action`() async throws {
    let script = Script([
      "because I like corners", "claim legal(c3)", "claim wins_now(opp, ", "sure 2", "sure 0.25",
      "because a1 is mine", "c3",
    ])
    let decision = try await decide(script)
    #expect(decision.choice == .action(8))
    #expect(
      decision.explanation
        == Explanation(
          rationale: "I like corners\na1 is mine", claimLines: ["legal(c3)"], stated: "c3",
          path: .exact, confidence: 0.25))
    #expect(script.shown.contains("This is no claim: "))
    #expect(script.shown.contains("a number from 0 to 1"))
  }

  @Test func `what was typed last is taken back, and in the end nothing is left`() async throws {
    let script = Script([
      "because of nothing", "claim legal(b1)", "sure 0.5", "undo", "undo", "undo", "undo", "c3",
    ])
    let decision = try await decide(script)
    #expect(decision.explanation == Explanation(stated: "c3", path: .exact))
    for words in [
      "Taken back: 0.5 as your confidence.", "Taken back: the claim legal(b1).",
      "Taken back: the words \"of nothing\".", "There is nothing to take back",
    ] {
      #expect(script.shown.contains(words))
    }
  }

  @Test func `an action that was not typed by its name is read back first`() async throws {
    let script = Script(["c3 c3", "undo", "", "c2 c2", ""])
    let decision = try await decide(script)
    #expect(script.shown.contains("You mean c3: an empty line plays it, `undo` takes it back."))
    #expect(script.shown.contains("Taken back: the action c3."))
    #expect(decision.choice == .action(5))
    #expect(decision.explanation == Explanation(stated: "c2 c2", path: .tolerant))
  }

  @Test(arguments: [
    ["c3 because it wins", "undo", "c2", ""], ["c3 because it wins", "c2", ""],
    ["b2 because it wins", "c2", ""], ["zz; it wins", "c2", ""],
  ])
  func `words of an action that is not played are not kept`(lines: [String]) async throws {
    let decision = try await decide(Script(lines), confirms: true)
    #expect(decision.choice == .action(5))
    #expect(decision.explanation?.rationale == nil)
  }

  @Test func `words of a refused line are not kept for the next one`() async throws {
    let decision = try await decide(Script(["b2 because it wins", "c2 because it blocks"]))
    #expect(decision.explanation?.rationale == "it blocks")
  }

  @Test func `who wants it confirms every action, and may change it`() async throws {
    let script = Script(["C3", "c2 because it is late", ""])
    let decision = try await decide(script, confirms: true)
    #expect(decision.choice == .action(5))
    #expect(decision.explanation?.stated == "c2")
    #expect(decision.explanation?.rationale == "it is late")
    #expect(decision.explanation?.path == .exact)
  }

  @Test func `board, moves, claims and help are shown again`() async throws {
    let script = Script(["board", "moves", "claims", "help", "?", "c3"])
    let decision = try await decide(script)
    #expect(decision.explanation?.path == .exact)
    #expect(script.shown.components(separatedBy: "x..\n.o.\n...").count == 3)
    #expect(script.shown.components(separatedBy: "Legal: b1 c1").count == 3)
    #expect(script.shown.contains("wins_now(p: seat, a: action): With p to act"))
    #expect(script.shown.components(separatedBy: "takes back what you typed last").count == 3)
  }

  @Test func `an action goes before a command of its name, unless a slash marks the command`() {
    let names = ["undo", "claim b2"]
    func read(_ line: String) -> HumanInput { HumanInput(line, isAction: names.contains) }
    #expect(read("undo") == .action("undo", rationale: nil))
    #expect(read("/undo") == .undo)
    #expect(read("claim b2; it is mine") == .action("claim b2", rationale: "it is mine"))
    #expect(read("/claim b2; it") == .claim("b2; it"))
    #expect(read("Resign; enough") == .resign(rationale: "enough"))
    #expect(read("; words") == .rationale("words"))
    #expect(read("help me") == .action("help me", rationale: nil))
    #expect(read("  ") == .nothing && read("/") == .action("/", rationale: nil))
  }

  @Test func `a text cannot steer the terminal`() {
    #expect(Terminal.harmless("a\u{1B}[2Jb\tc\nd\u{202E}") == "a\u{FFFD}[2Jb\tc\nd\u{FFFD}")
  }
}
