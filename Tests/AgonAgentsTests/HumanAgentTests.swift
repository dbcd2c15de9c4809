// SPDX-License-Identifier: Apache-2.0

import AgonCore
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

  private func decide(_ script: Script) async throws -> Decision {
    let agent = HumanAgent(name: "anna", terminal: script.terminal)
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
}
