// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

/// What prompts tell of the past, and how much of it.
struct PastTests {
  private let game = TicTacToe()
  private let past: [(seat: Seat, action: String)] = [
    (Seat(0), "a1"), (Seat(1), "b2"), (Seat(0), "c3"), (Seat(1), "a3"),
  ]

  /// What is sent in the third turn of seat 0.
  private func third(_ settings: [String: JSON]) async throws -> [Message] {
    let model = ScriptedModel(
      "<action> a1 </action>", "hm", "<action> c3 </action>", "<action> c1 </action>")
    let own: [String: JSON] = ["model": "scripted", "strategy": "direct"]
    let agent = try AgentKind.language.sample(
      .object(own.merging(settings) { _, given in given }), model: model)
    let first = try await agent.decide(.to(try game.episode(), of: game))
    let turn = Turn.played(first, "a1")
    let second = try await agent.decide(
      .to(
        try game.episode(after: "a1", "b2"), of: game, history: Array(past.prefix(2)),
        turns: [turn]))
    let turns = [turn, .played(second, "c3", at: 2)]
    _ = try await agent.decide(
      .to(
        try game.episode(after: "a1", "b2", "c3", "a3"), of: game, history: past, turns: turns))
    return try #require(model.requests.last).messages
  }

  @Test func `a conversation holds each own turn's question and its good answer`() async throws {
    let messages = try await third(["history": "turns"])
    #expect(messages.map(\.role) == [.system, .user, .assistant, .user, .assistant, .user])
    #expect(messages[1].text.contains("You see:\n...\n...\n..."))
    #expect(messages[2].text == "<action> a1 </action>")
    #expect(messages[3].text.contains("Seat 0 (you) played a1.\nSeat 1 played b2.\nYou see:"))
    #expect(messages[4].text == "<action> c3 </action>")
    #expect(messages[5].text.contains("0.\nSeat 0 (you) played c3.\nSeat 1 played a3.\nYou see:"))
  }

  @Test func `the budget leaves out the oldest turns and says so`() async throws {
    // A question of a turn is about 60 tokens by four bytes each.
    let messages = try await third(["history": "turns", "history_tokens": 90])
    #expect(messages.map(\.role) == [.system, .user, .assistant, .user])
    #expect(messages[2].text == "<action> c3 </action>")
    #expect(messages[3].text.contains("\n(1 earlier turn of yours is left out here.)\n"))
    let none = try await third(["history": "turns", "history_tokens": 0])
    #expect(none.map(\.role) == [.system, .user])
    #expect(none[1].text.contains("\n(2 earlier turns of yours are left out here.)\n"))
  }

  @Test func `the budget leaves out the oldest actions and says so`() async throws {
    let messages = try await third(["history_tokens": 10])
    #expect(messages.map(\.role) == [.system, .user])
    #expect(
      messages[1].text.contains(
        "(2 earlier actions are left out here.)\nSeat 0 (you) played c3.\nSeat 1 played a3.\nYou"))
  }

  @Test func `nothing of the past is told where nothing is wanted`() async throws {
    for word: JSON in ["none", false] {
      let messages = try await third(["history": word])
      #expect(messages.map(\.role) == [.system, .user])
      #expect(!messages[1].text.contains("played"))
    }
  }

  @Test func `the system message is the same in all turns and seats`() async throws {
    let model = ScriptedModel("<action> b1 </action>", "<action> b1 </action>")
    let agent = try AgentKind.language.sample(
      ["model": "scripted", "strategy": "direct"], model: model)
    _ = try await agent.decide(.to(try game.episode(after: "a1"), of: game))
    _ = try await agent.decide(.to(try game.episode(after: "a1", "b2"), of: game))
    #expect(model.requests.count == 2)
    #expect(model.requests[0].messages[0] == model.requests[1].messages[0])
  }

  @Test func `four bytes are a token, rounded up`() {
    #expect(TokenEstimate.tokens(of: "") == 0)
    #expect(TokenEstimate.tokens(of: "abcd") == 1)
    #expect(TokenEstimate.tokens(of: "abcde") == 2)
    #expect(TokenEstimate.tokens(of: "éé") == 1)
  }

  @Test(arguments: [
    ("none", ReplyCase.exactly("a1", rationale: "Yes.")),
    (
      "json-schema",
      #"{"1_rationale":"Yes.","2_claims":["1 legal(a1) role=reason"],"3_conclusion":"a1","#
        + #""4_action":"a1","5_confidence":0.5}"#
    ),
  ]) func `of answers that were put to the vote one is written anew`(
    constraint: String, written: String
  ) async throws {
    let reply = ReplyCase.exactly("a1", rationale: "Yes.")
    let model = SampleModel(ReplyCase.exactly("b2", rationale: "No."), reply, reply)
    let agent = try AgentKind.language.sample(
      [
        "model": "m", "strategy": "self-consistency", "samples": 3, "history": "turns",
        "constrain": .string(constraint),
      ], model: model, named: "m")
    let first = try await agent.decide(.to(try game.episode(), of: game))
    _ = try await agent.decide(
      .to(
        try game.episode(after: "a1", "b2"), of: game, history: Array(past.prefix(2)),
        turns: [.played(first, "a1")]))
    let messages = try #require(model.requests.last).messages
    #expect(messages.map(\.role) == [.system, .user, .assistant, .user])
    #expect(messages[2].text == written)
  }

  @Test(arguments: ["try-again", "react", "plan-and-solve"])
  func `an action that was drawn at random is told as such`(strategy: String) async throws {
    let model = ScriptedModel(
      strategy == "plan-and-solve" ? "1. Win.\n2. Rest." : "who knows", "dunno", "x", "y")
    let agent = try AgentKind.language.sample(
      ["model": "scripted", "strategy": .string(strategy), "retries": 0], model: model)
    var first = try await agent.decide(.to(try game.episode(), of: game))
    #expect(first.failure == .unparseable)
    first.choice = .action(0)
    let turn = Turn.played(
      first, "a1", substitution: Substitution(failure: .unparseable, detail: "Unclear."))
    _ = try await agent.decide(
      .to(
        try game.episode(after: "a1", "b2"), of: game, history: Array(past.prefix(2)),
        turns: [turn]))
    let text = try #require(model.requests.last?.messages.last).text
    if strategy == "react" {
      #expect(
        text.contains("  ...\n(No answer could be used; a1 was drawn at random and played.)\nObs"))
      #expect(!text.contains("Action: a1"))
    } else {
      #expect(
        text.contains(
          "Your last answer could not be used, so a1 was drawn at random and played for you.\n"))
    }
    #expect(strategy != "plan-and-solve" || text.contains("Carry out step 1 of 2 now: Win."))
  }
}
