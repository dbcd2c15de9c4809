// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

/// What would be sent, without a model.
struct PreviewTests {
  private let game = TicTacToe()

  private func preview(
    _ settings: [String: JSON], turn: Int, in environment: (any Environment)? = nil,
    offering offered: Set<ModelRequest.Constraint.Kind> = []
  ) async throws -> PromptPreview {
    let own: [String: JSON] = ["model": "m"]
    let agent = try AgentKind.language.sample(
      .object(own.merging(settings) { _, given in given }),
      model: UnaskedModel("m", offering: offered), named: "m")
    return try await #require(agent as? LanguageAgent).preview(
      in: environment ?? game, seats: 2, seed: Seed(1), turn: turn)
  }

  @Test(arguments: Strategy.allCases) func `every strategy can be shown, at once and later`(
    strategy: Strategy
  ) async throws {
    for turn in [0, 1, 4] {
      let shown = try await preview(["strategy": .string(strategy.rawValue)], turn: turn)
      #expect(shown.turn == turn)
      #expect(shown.seat == Seat(turn % 2))
      #expect(shown.requests.count == (strategy == .selfConsistency ? 5 : 1))
      #expect(
        shown.purpose
          == (strategy == .selfConsistency
            ? .sample : turn < 2 && strategy == .planAndSolve ? .plan : .answer))
      #expect(shown.json["messages"]?.elements?.count == shown.requests[0].messages.count)
    }
  }

  @Test func `what is shown is what an agent sends`() async throws {
    let shown = try await preview(["constrain": "grammar"], turn: 0)
    let model = ScriptedModel(ReplyCase.exactly("b2"))
    let agent = try AgentKind.language.sample(
      ["model": "scripted", "constrain": "grammar"], model: model)
    _ = try await agent.decide(
      .to(try game.episode(), of: game, seed: Seed(1).derived(0)))
    #expect(model.requests == shown.requests)
  }

  @Test func `auto shows the constraint of an endpoint that offers one`() async throws {
    #expect(try await preview([:], turn: 0).requests[0].constraint == nil)
    let held = try await preview([:], turn: 0, offering: [.grammar])
    #expect(held.requests[0].constraint != nil)
    #expect(held.lines.contains("[grammar]"))
  }

  @Test func `turns of seats that act together are counted one by one`() async throws {
    let goofspiel = GoofspielEpisode.environment(cards: 4)
    let shown = try await preview(["strategy": "try-again"], turn: 3, in: goofspiel)
    #expect(shown.seat == Seat(1))
    #expect(shown.requests[0].messages.map(\.role) == [.system, .user, .assistant, .user])
  }

  @Test func `a turn after the end is refused in a sentence`() async throws {
    await #expect(throws: PromptPreview.Failure.self) {
      _ = try await preview([:], turn: 9)
    }
  }
}
