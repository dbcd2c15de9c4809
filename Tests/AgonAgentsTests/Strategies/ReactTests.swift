// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct ReactTests {
  private let game = TicTacToe()

  /// The requests of three turns.
  private func play(_ settings: [String: JSON] = [:], _ replies: [String]) async throws
    -> (model: ScriptedModel, decisions: [Decision])
  {
    let model = ScriptedModel(
      replies.map { .success(ModelReply(text: $0, finish: .stop)) })
    let own: [String: JSON] = ["model": "scripted", "strategy": "react"]
    let agent = try AgentKind.language.sample(
      .object(own.merging(settings) { _, given in given }), model: model)
    let states = [
      try game.episode(), try game.episode(after: "a1", "b2"),
      try game.episode(after: "a1", "b2", "c3", "a3"),
    ]
    var turns: [Turn] = []
    var decisions: [Decision] = []
    for (number, state) in states.enumerated() {
      let decision = try await agent.decide(.to(state, of: game, turns: turns))
      let name = try state.name(of: #require(decision.action), by: Seat(0))
      turns.append(.played(decision, name, at: 2 * number))
      decisions.append(decision)
    }
    return (model, decisions)
  }

  private let replies = [
    "Thought: A corner.\nAction: a1", "Thought: The other\none.\nAction: c3",
    "Thought: It blocks.\nAction: c1",
  ]

  @Test func `the third turn holds the whole transcript in one prompt`() async throws {
    let (model, decisions) = try await play([:], replies)
    let request = try #require(model.requests.last)
    #expect(request.messages.map(\.role) == [.system, .user])
    #expect(
      request.messages[0].text == """
        You play Tic-tac-toe.

        Rules:
        Three in a row win. An action is a cell, a1 to c3.

        Go on with two lines in this form and write nothing else:
        Thought: what you make of it, and what to do next
        Action: ACTION
        ACTION stands for the name of an action. Observations are given to you: never write one.
        """)
    #expect(
      request.messages[1].text == """
        You sit in seat 0 of 2; seats are numbered from 0.
        Observation:
          ...
          ...
          ...
        Thought: A corner.
        Action: a1
        Observation:
          x..
          .o.
          ...
        Thought: The other
          one.
        Action: c3
        Observation:
          x..
          .o.
          o.x

        Legal actions: b1, c1, a2, c2, b3
        Write the next thought and the next action.
        """)
    #expect(request.stops == ["\nObservation"])
    #expect(decisions.map(\.explanation?.rationale).last == "It blocks.")
  }

  @Test func `the budget leaves out the oldest steps and says so`() async throws {
    let (model, _) = try await play(["history_tokens": 20], replies)
    let text = try #require(model.requests.last).messages[1].text
    #expect(text.contains("0.\n(1 earlier step is left out here.)\nObservation:\n  x..\n  .o.\n"))
    #expect(!text.contains("A corner."))
    #expect(text.contains("The other"))
  }

  @Test func `an observation that the model invents is not read`() async throws {
    let (_, decisions) = try await play(
      [:],
      ["Thought: Go.\nAction: a1\nObservation: fine\nThought: More.\nAction: b1"]
        + replies.dropFirst())
    #expect(decisions[0].action == 0)
  }

  @Test func `an action with an empty answer before it goes on all the same`() async throws {
    let (model, decisions) = try await play([:], ["", replies[0], replies[1], replies[2]])
    #expect(decisions[0].explanation?.path == .retried)
    let text = try #require(model.requests.last).messages[1].text
    #expect(!text.contains("could not be used"))
    #expect(text.contains("Thought: A corner.\nAction: a1\nObservation:\n  x.."))
  }
}
