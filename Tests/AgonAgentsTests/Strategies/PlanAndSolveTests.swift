// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct PlanAndSolveTests {
  private let game = TicTacToe()
  private let states = [[], ["a1", "b2"], ["a1", "b2", "c3", "a3"]]

  private func play(_ settings: [String: JSON] = [:], _ replies: [String]) async throws
    -> (model: ScriptedModel, decisions: [Decision])
  {
    let model = ScriptedModel(
      replies.map { .success(ModelReply(text: $0, finish: .stop)) })
    let own: [String: JSON] = [
      "model": "scripted", "strategy": "plan-and-solve", "form": "direct", "history": "none",
    ]
    let agent = try AgentKind.language.sample(
      .object(own.merging(settings) { _, given in given }), model: model)
    var turns: [Turn] = []
    var decisions: [Decision] = []
    for (number, names) in states.enumerated() {
      let episode = TicTacToeEpisode(of: game)
      for name in names {
        guard let seat = episode.seatToAct, case .legal(let action) = episode.read(name, by: seat)
        else { continue }
        try episode.apply(action, by: seat)
      }
      let decision = try await agent.decide(.to(episode, of: game, turns: turns))
      let name = episode.name(of: try #require(decision.action), by: Seat(0))
      turns.append(.played(decision, name, at: 2 * number))
      decisions.append(decision)
    }
    return (model, decisions)
  }

  private let plan = "Here is my plan:\n1. Take a corner.\n2. Take the other\n   corner."

  @Test func `the first turn asks for a plan, then for its first step`() async throws {
    let (model, decisions) = try await play(
      [:], [plan, "<action>a1</action>", "<action>c3</action>", "<action>c1</action>"])
    #expect(decisions.map { $0.calls.map(\.purpose) } == [[.plan, .answer], [.answer], [.answer]])
    #expect(
      model.requests[0].messages == [
        Message(
          .system,
          """
          You play Tic-tac-toe.

          Rules:
          Three in a row win. An action is a cell, a1 to c3.

          Before you act you make a plan. Write it as numbered steps, one a line, one action a step, \
          in the order in which you carry them out:
          1. the first step
          2. the second step
          Write nothing else.
          """),
        Message(
          .user,
          """
          You sit in seat 0 of 2; seats are numbered from 0.
          You see:
          ...
          ...
          ...

          Legal actions: a1, b1, c1, a2, b2, c2, a3, b3, c3
          Understand where you stand, and make a plan for your next actions.
          """),
      ])
    #expect(model.requests[0].constraint == nil)
    #expect(
      model.requests[1].messages[1].text == """
        You sit in seat 0 of 2; seats are numbered from 0.
        You see:
        ...
        ...
        ...

        Legal actions: a1, b1, c1, a2, b2, c2, a3, b3, c3

        Your plan:
        Here is my plan:
        1. Take a corner.
        2. Take the other
           corner.
        Carry out step 1 of 2 now: Take a corner.
        If it cannot be done here, play what serves the plan best.
        Which action do you play?
        """)
    #expect(model.requests[0].seed != model.requests[1].seed)
  }

  @Test func `later turns carry out the later steps, and go on when all are done`() async throws {
    let (model, _) = try await play(
      [:], [plan, "<action>a1</action>", "<action>c3</action>", "<action>c1</action>"])
    let second = model.requests[2].messages[1].text
    #expect(second.contains("Carry out step 2 of 2 now: Take the other\n   corner.\n"))
    let third = model.requests[3].messages[1].text
    #expect(third.contains("\nAll its steps are done; go on in its spirit.\n"))
    #expect(!third.contains("Carry out"))
  }

  @Test func `a refined plan follows the one whose steps are done`() async throws {
    let (model, decisions) = try await play(
      ["refine": true],
      [
        plan, "<action>a1</action>", "<action>c3</action>", "1. Block.", "<action>c1</action>",
      ])
    #expect(decisions.last?.calls.map(\.purpose) == [.plan, .answer])
    #expect(
      model.requests[3].messages[1].text.contains("All steps of your last plan are done:\nHere is"))
    #expect(model.requests[4].messages[1].text.contains("Carry out step 1 of 1 now: Block."))
  }

  @Test func `an empty plan is asked for again, and costs a retry`() async throws {
    let (model, decisions) = try await play(
      [:], [" ", "Win.", "<action>a1</action>", "<action>c3</action>", "<action>c1</action>"])
    #expect(decisions[0].calls.map(\.failure) == [.empty, nil, nil])
    #expect(model.requests[1].messages[1].text.contains("The plan holds no text."))
    #expect(model.requests[2].messages[1].text.contains("Carry out step 1 of 1 now: Win."))
  }

  @Test func `a plan that never comes forfeits`() async throws {
    let agent = try AgentKind.language.sample(
      ["model": "scripted", "strategy": "plan-and-solve"], model: ScriptedModel("", ""))
    let decision = try await agent.decide(.to(try game.episode(), of: game))
    #expect(decision.choice == .failed(.empty, "The plan holds no text."))
  }

  @Test func `steps are numbered lines with what follows them`() {
    #expect(Plan("<think>1. no</think>\n**1. a**\n2) b\nmore")?.steps == ["a**", "b\nmore"])
    #expect(Plan("just act")?.steps == ["just act"])
    #expect(Plan("<think>1. no</think> ") == nil)
  }
}
