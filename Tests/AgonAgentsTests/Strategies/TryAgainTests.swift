// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct TryAgainTests {
  private let game = TicTacToe()

  @Test func `the second turn tells the reward of the first, in one conversation`() async throws {
    let model = ScriptedModel("<action> a1 </action>", "<action> c3 </action>")
    let agent = try AgentKind.language.sample(
      ["model": "scripted", "strategy": "try-again", "form": "direct"], model: model)
    let first = try await agent.decide(.to(try game.episode(), of: game))
    _ = try await agent.decide(
      .to(
        try game.episode(after: "a1", "b2"), of: game,
        history: [(Seat(0), "a1"), (Seat(1), "b2")],
        turns: [.played(first, "a1", reward: 0.5)]))
    let messages = try #require(model.requests.last).messages
    let system = """
      You play Tic-tac-toe.

      Rules:
      Three in a row win. An action is a cell, a1 to c3.

      Answer in this form and write nothing else:
      <action> ACTION </action>
      ACTION stands for the name of an action.

      After each of your actions you are told its reward and what you see then. Reach the greatest \
      sum of rewards.
      """
    let question = """
      You sit in seat 0 of 2; seats are numbered from 0.
      You see:
      ...
      ...
      ...

      Legal actions: a1, b1, c1, a2, b2, c2, a3, b3, c3
      Which action do you play?
      """
    let next = """
      The reward of your last action, a1, is 0.5.
      You sit in seat 0 of 2; seats are numbered from 0.
      Seat 0 (you) played a1.
      Seat 1 played b2.
      You see:
      x..
      .o.
      ...

      Legal actions: b1, c1, a2, c2, a3, b3, c3
      Learn from the rewards so far; where an action brought too little, try another one.
      Which action do you play?
      """
    #expect(
      messages == [
        Message(.system, system), Message(.user, question),
        Message(.assistant, "<action> a1 </action>"), Message(.user, next),
      ])
  }

  @Test func `rewards are told without a fraction of zero`() {
    #expect(1.0.brief == "1")
    #expect((-0.25).brief == "-0.25")
    #expect(1e300.brief == "1e+300")
  }
}
