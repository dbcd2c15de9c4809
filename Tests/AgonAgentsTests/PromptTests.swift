// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct PromptTests {
  private let past: [(seat: Seat, action: String)] = [(Seat(0), "a1"), (Seat(1), "b2")]

  private func ask(
    _ game: TicTacToe, _ settings: [String: JSON] = [:], forcedRationale: String? = nil,
    offering offered: Set<ModelRequest.Constraint.Kind> = [.grammar]
  ) async throws -> ModelRequest {
    let reply = ModelReply(text: ReplyCase.exactly("c3"), finish: .stop)
    let model = ScriptedModel([.success(reply)], offering: offered)
    let own: [String: JSON] = ["model": "scripted"]
    let agent = try AgentKind.language.sample(
      .object(settings.merging(own) { given, _ in given }), model: model)
    let episode = try game.episode(after: "a1", "b2")
    _ = try await agent.decide(
      .to(episode, of: game, forcedRationale: forcedRationale, history: past))
    return try #require(model.requests.first)
  }

  @Test func `it tells rules, form, observation, actions and history`() async throws {
    let messages = try await ask(TicTacToe()).messages
    #expect(messages.map(\.role) == [.system, .user])
    #expect(messages[0].text.contains("Three in a row win."))
    #expect(messages[1].text.contains("seat 0 of 2"))
    #expect(messages[0].text.contains("<rationale>"))
    #expect(messages[0].text.contains("- threat("))
    #expect(messages[1].text.contains("x..\n.o.\n..."))
    #expect(messages[1].text.contains("Legal actions: b1, c1, a2, c2, a3, b3, c3\n"))
    #expect(messages[1].text.contains("Seat 0 (you) played a1.\nSeat 1 played b2.\n"))
  }

  @Test func `what the opponent hides stays hidden`() async throws {
    let messages = try await ask(TicTacToe(isHidden: true)).messages
    #expect(messages[1].text.contains("x..\n...\n..."))
    #expect(messages[1].text.contains("Seat 0 (you) played a1."))
    #expect(!messages[1].text.contains("Seat 1"))
    #expect(!messages[1].text.contains("o."))
  }

  @Test func `without claims none are asked for`() async throws {
    let messages = try await ask(TicTacToe(), ["claims": 0]).messages
    #expect(!messages[0].text.contains("threat("))
    #expect(messages[0].text.contains("<claims></claims>"))
  }

  @Test func `the history can be left out`() async throws {
    #expect(!(try await ask(TicTacToe(), ["history": false]).messages[1].text.contains("played")))
  }

  @Test func `templates of the settings replace the usual ones`() async throws {
    let messages = try await ask(
      TicTacToe(),
      ["system_prompt": "{{title}} <&>", "user_prompt": "{{#actions}}[{{.}}]{{/actions}}"]
    ).messages
    #expect(messages[0].text == "Tic-tac-toe <&>")
    #expect(messages[1].text == "[b1][c1][a2][c2][a3][b3][c3]")
  }

  @Test func `the grammar allows the legal actions only`() async throws {
    guard case .grammar(let grammar) = try await ask(TicTacToe()).constraint else {
      Issue.record("There is no grammar.")
      return
    }
    #expect(grammar.contains("root ::="))
    #expect(grammar.contains("\"c3\""))
    #expect(!grammar.contains("\"b2\""))
  }

  @Test func `a grammar forces a forced rationale`() async throws {
    let request = try await ask(TicTacToe(), forcedRationale: "b1 \"blocks\".\nYes.")
    guard case .grammar(let grammar) = request.constraint else {
      Issue.record("There is no grammar.")
      return
    }
    #expect(grammar.contains("\nrationale ::= \"b1 \\\"blocks\\\".\\nYes.\"\n"))
    #expect(request.prefill == nil)
    #expect(request.messages[1].text.contains("b1 \"blocks\".\nYes."))
  }

  @Test func `without a grammar the answer begins with a forced rationale`() async throws {
    let request = try await ask(
      TicTacToe(), ["constrain": "none"], forcedRationale: "b1 blocks.")
    #expect(request.prefill == "<rationale> b1 blocks. </rationale>\n")
  }
}
