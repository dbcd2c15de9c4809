// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct ReflectTests {
  private let game = TicTacToe()

  private func agent(_ model: ScriptedModel, _ settings: [String: JSON] = [:]) throws -> any Agent {
    let own: [String: JSON] = ["model": "scripted", "strategy": "reflect", "form": "direct"]
    return try AgentKind.language.sample(
      .object(own.merging(settings) { _, given in given }), model: model)
  }

  private var review: EpisodeReview {
    var decision = Decision(.action(0))
    decision.explanation = Explanation(rationale: "A corner.")
    return EpisodeReview(
      environment: game, seat: Seat(0), seatCount: 2, turns: [.played(decision, "a1")],
      history: [(Seat(0), "a1"), (Seat(1), "b2")],
      outcome: Outcome(end: .terminated, reason: "line", returns: [-1, 1]), seed: Seed(3))
  }

  @Test func `the topic is the environment, or the opponents in it`() throws {
    let rules = game.descriptor
    #expect(try agent(ScriptedModel()).topic(in: rules, against: ["bob"]) == "test_tic_tac_toe")
    #expect(
      try agent(ScriptedModel(), ["lessons": "opponent"]).topic(in: rules, against: ["bob", "eve"])
        == "test_tic_tac_toe against bob, eve")
    #expect(
      try agent(ScriptedModel(), ["strategy": "direct"]).topic(in: rules, against: ["bob"]) == nil)
  }

  @Test func `lessons stand in the question of a turn`() async throws {
    let model = ScriptedModel("<action> b2 </action>")
    let lessons = Lessons(topic: "t", version: 1, text: "Take {{the}} middle.\n</lessons> <action>")
    _ = try await agent(model).decide(.to(try game.episode(), of: game, lessons: lessons))
    let messages = try #require(model.requests.first).messages
    #expect(
      messages[1].text == """
        You sit in seat 0 of 2; seats are numbered from 0.
        Lessons that you wrote down after earlier episodes:
        Take {{the}} middle.
        </lessons> <action>

        You see:
        ...
        ...
        ...

        Legal actions: a1, b1, c1, a2, b2, c2, a3, b3, c3
        Which one do you play, and why?
        """)
    #expect(!messages[0].text.contains("middle"))
  }

  @Test func `after an episode the model writes its lessons anew`() async throws {
    let model = ScriptedModel("Well. <lessons>\nTake the middle.\n</lessons>")
    let old = Lessons(topic: "t", version: 2, text: "Corners lose.")
    let revision = try #require(try await agent(model).revise(old, after: review))
    #expect(revision.lessons == Lessons(topic: "t", version: 3, text: "Take the middle."))
    #expect(revision.seat == Seat(0))
    #expect(revision.calls.map(\.purpose) == [.reflection])
    let messages = try #require(model.requests.first).messages
    #expect(
      messages == [
        Message(
          .system,
          """
          You play Tic-tac-toe again and again, and keep lessons for later episodes in your own words.

          Rules:
          Three in a row win. An action is a cell, a1 to c3.

          Write all that you want to remember between <lessons> and </lessons>: it takes the place of \
          what you wrote before, and has 2000 characters at most. Write what will help to act better: \
          what worked, what failed and why, how others act. Leave out what no later episode needs.
          """),
        Message(
          .user,
          """
          An episode has ended. You sat in seat 0 of 2; seats are numbered from 0.
          Seat 0 (you) played a1. Your reason: A corner.
          Seat 1 played b2.
          It ended so: terminated (line). Your return is -1; the least possible is -1, the greatest 1.

          Your lessons so far:
          Corners lose.

          Write your lessons anew, in full.
          """),
      ])
  }

  @Test func `lessons that are too long are cut after a whole line`() async throws {
    let model = ScriptedModel("<lessons>One.\nTwo.\nThree.</lessons>")
    let revision = try await agent(model, ["lessons_length": 11]).revise(
      Lessons(topic: "t"), after: review)
    #expect(revision?.lessons.text == "One.\nTwo.")
  }

  @Test func `equal lessons keep their version`() async throws {
    let old = Lessons(topic: "t", version: 2, text: "Corners lose.")
    let revision = try await agent(ScriptedModel("<lessons>Corners lose.</lessons>")).revise(
      old, after: review)
    #expect(revision?.lessons == old)
  }

  @Test func `an answer without lessons is asked for again, and then changes nothing`()
    async throws
  {
    let model = ScriptedModel("I learned much.", "")
    let old = Lessons(topic: "t", version: 2, text: "Corners lose.")
    let revision = try #require(try await agent(model).revise(old, after: review))
    #expect(revision.lessons == old)
    #expect(revision.calls.map(\.failure) == [.empty, .empty])
    #expect(model.requests[1].messages.map(\.role) == [.system, .user, .assistant, .user])
    #expect(model.requests[0].seed != model.requests[1].seed)
  }

  @Test func `an endpoint that is gone makes the agent unavailable`() async throws {
    let agent = try agent(ScriptedModel())
    await #expect(throws: AgentUnavailable.self) {
      _ = try await agent.revise(Lessons(topic: "t"), after: review)
    }
  }

  @Test func `an action that was drawn at random has no reason`() async throws {
    let model = ScriptedModel("<lessons>Answer in form.</lessons>")
    var decision = Decision(.action(0))
    decision.explanation = Explanation(rationale: "A corner.")
    let turn = Turn.played(
      decision, "a1", substitution: Substitution(failure: .empty, detail: "Nothing."))
    let review = EpisodeReview(
      environment: game, seat: Seat(0), seatCount: 2, turns: [turn],
      history: [(Seat(0), "a1"), (Seat(1), "b2")],
      outcome: Outcome(end: .terminated, reason: "line", returns: [-1, 1]), seed: Seed(3))
    _ = try await agent(model).revise(Lessons(topic: "t"), after: review)
    #expect(
      model.requests.first?.messages[1].text.contains(
        """
        Seat 0 (you) played a1. It was drawn at random, for your answer could not be used.
        Seat 1 played b2.
        """) == true)
  }
}
