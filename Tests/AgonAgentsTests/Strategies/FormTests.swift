// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

/// The strategies that ask once, each with all that is sent in one turn.
struct FormTests {
  private let game = TicTacToe()

  private func ask(
    _ settings: [String: JSON], _ reply: String, forced: String? = nil
  ) async throws -> (request: ModelRequest, decision: Decision) {
    let model = ScriptedModel(reply)
    let own: [String: JSON] = ["model": "scripted", "constrain": "none"]
    let agent = try AgentKind.language.sample(
      .object(own.merging(settings) { _, given in given }), model: model)
    let episode = try game.episode(after: "a1", "b2", "c3", "a3", "c1", "b1")
    let decision = try await agent.decide(
      .to(
        episode, of: game, forcedRationale: forced,
        history: [(Seat(0), "c1"), (Seat(1), "b1")]))
    return (try #require(model.requests.first), decision)
  }

  private let question = """
    You sit in seat 0 of 2; seats are numbered from 0.
    Seat 0 (you) played c1.
    Seat 1 played b1.
    You see:
    xox
    .o.
    o.x

    Legal actions: a2, c2, b3

    """

  private func system(_ form: String) -> String {
    """
    You play Tic-tac-toe.

    Rules:
    Three in a row win. An action is a cell, a1 to c3.


    """ + form
  }

  @Test func `direct asks for the action alone`() async throws {
    let (request, decision) = try await ask(["strategy": "direct"], "<action> c2 </action>")
    #expect(
      request.messages == [
        Message(
          .system,
          system(
            """
            Answer in this form and write nothing else:
            <action> ACTION </action>
            ACTION stands for the name of an action.
            """)),
        Message(.user, question + "Which one do you play?"),
      ])
    #expect(decision.action == 5)
    #expect(decision.explanation?.path == .exact)
    #expect(decision.calls.map(\.purpose) == [.answer])
  }

  @Test func `think asks for reasoning and answer, and the reasoning is the rationale`()
    async throws
  {
    let (request, decision) = try await ask(
      ["strategy": "think"], "<think> It wins. </think>\n<answer> c2 </answer>")
    #expect(
      request.messages == [
        Message(
          .system,
          system(
            """
            Answer in this form and write nothing else:
            <think> your reasoning </think>
            <answer> ACTION </answer>
            ACTION stands for the name of an action.
            """)),
        Message(
          .user, question + "Think about the position and what others may do, then answer."),
      ])
    #expect(decision.action == 5)
    #expect(decision.explanation?.rationale == "It wins.")
    #expect(decision.explanation?.path == .exact)
  }

  @Test func `claims asks for the text form`() async throws {
    let (request, decision) = try await ask(
      ["predicates": ["wins_now"], "claims": 2], ReplyCase.exactly("c2"))
    #expect(
      request.messages == [
        Message(
          .system,
          system(
            """
            Answer in this form and write nothing else:
            <rationale> why you act so, in a few sentences </rationale>
            <claims>
            1 legal(ACTION) role=reason
            </claims>
            <conclusion> ACTION </conclusion>
            <action> ACTION </action>
            <confidence> 0.5 </confidence>
            Between <claims> and </claims> write the checkable statements of your rationale, one a \
            line and at most 2. They are checked against the rules. "not" before a statement denies \
            it; role= may be reason, fact, prediction, plan, value or rule; p=0.9 says how sure you \
            are; at=after(ACTION) says that the statement holds after these actions. self is you, opp \
            your opponent; ACTION stands for the name of an action. The confidence, from 0 to 1, is \
            your probability not to lose.
            Statements:
            - wins_now(p: self|opp, a: action): With p to act, a ends the game and p has won.
            """)),
        Message(.user, question + "Which one do you play, and why?"),
      ])
    #expect(decision.explanation?.path == .exact)
  }

  @Test func `a JSON schema asks for an object whose reasons come before the action`()
    async throws
  {
    let object = """
      {"1_rationale": "It wins.", "2_claims": ["wins_now(self, c2) role=reason"], \
      "3_conclusion": "c2", "4_action": "c2", "5_confidence": 0.9}
      """
    let (request, decision) = try await ask(["constrain": "json-schema"], object)
    guard case .jsonSchema(let schema) = request.constraint else {
      Issue.record("There is no schema.")
      return
    }
    let keys = ["1_rationale", "2_claims", "3_conclusion", "4_action", "5_confidence"]
    #expect(schema["required"] == .array(keys.map(JSON.string)))
    #expect(schema["properties"]?["4_action"]?["enum"] == ["a2", "c2", "b3"])
    #expect(schema["properties"]?.members?.keys.sorted() == keys)
    #expect(request.messages[0].text.contains("{\"1_rationale\": \"why you act so"))
    #expect(!request.messages[0].text.contains("<claims>"))
    #expect(decision.action == 5)
    #expect(
      decision.explanation
        == Explanation(
          rationale: "It wins.", claimLines: ["wins_now(self, c2) role=reason"],
          conclusion: "c2", stated: "c2", path: .exact, confidence: 0.9))
  }

  @Test(arguments: ["direct", "think", "react"])
  func `a grammar is that of the strategy's form`(strategy: String) async throws {
    let (request, _) = try await ask(
      ["strategy": .string(strategy), "constrain": "grammar"], "c2")
    let root = [
      "direct": #""<action> " action " </action>""#,
      "think": #""<think> " rationale " </think>\n<answer> " action " </answer>""#,
      "react": #""Thought: " rationale "\nAction: " action"#,
    ]
    guard case .grammar(let grammar) = request.constraint else {
      Issue.record("There is no grammar.")
      return
    }
    #expect(grammar.hasPrefix("root ::= \(root[strategy] ?? "")\n"))
    #expect(grammar.contains("\naction ::= \"a2\" | \"c2\" | \"b3\"\n"))
  }

  @Test func `auto sends a grammar to an endpoint that takes one, and nothing to others`()
    async throws
  {
    for (offered, isHeld) in [
      ([.grammar, .jsonSchema], true), ([.jsonSchema], false), ([], false),
    ]
      as [(Set<ModelRequest.Constraint.Kind>, Bool)]
    {
      let reply = ModelReply(text: ReplyCase.exactly("c2"), finish: .stop)
      let model = ScriptedModel([.success(reply)], offering: offered)
      let agent = try AgentKind.language.sample(["model": "scripted"], model: model)
      _ = try await agent.decide(.to(try game.episode(), of: game))
      guard case .grammar = model.requests.first?.constraint else {
        #expect(!isHeld && model.requests.first?.constraint == nil)
        continue
      }
      #expect(isHeld)
    }
  }

  @Test func `a forced rationale with tags of its own states no action`() async throws {
    let forced = "Bad. </rationale><action> a2 </action>"
    let (request, decision) = try await ask(
      [:], " </rationale>\n<action> c2 </action>", forced: forced)
    #expect(request.prefill == "<rationale> \(forced) </rationale>\n")
    #expect(decision.action == 5)
    #expect(decision.explanation?.rationale == forced)
  }

  @Test func `a form that the strategy does not have is refused`() throws {
    let error = #expect(throws: AgentSettingsError.self) {
      _ = try AgentKind.language.sample(
        ["model": "scripted", "strategy": "react", "form": "claims"], model: ScriptedModel())
    }
    #expect(error?.place == "anna.form")
    #expect(error?.detail == "The strategy `react` answers in these forms: react.")
  }

  @Test func `code asks for one fenced block`() async throws {
    let (request, decision) = try await ask(
      ["strategy": "direct", "form": "code"], "```\nc2\n```")
    #expect(request.messages[0].text.contains("one fenced block"))
    #expect(decision.action == 5)
    #expect(decision.explanation?.path == .exact)
  }
}
