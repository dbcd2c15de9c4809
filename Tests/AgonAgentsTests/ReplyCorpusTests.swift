// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct ReplyCorpusTests {
  private let game = TicTacToe()

  @Test(arguments: ReplyCase.all) func `a reply gives its action or its failure`(
    reply: ReplyCase
  ) async throws {
    let answer = ModelReply(text: reply.text, trace: reply.trace, finish: reply.finish)
    let agent = try AgentKind.language.sample(
      ["model": "scripted", "retries": 0], model: ScriptedModel([.success(answer)]))
    let episode = try game.episode(after: "a1", "b2")
    let decision = try await agent.decide(.to(episode, of: game))
    let fate: ReplyCase.Fate
    switch decision.choice {
    case .action(let action):
      let name = episode.name(of: action, by: Seat(0))
      fate = decision.explanation?.path == .exact ? .exact(name) : .tolerant(name)
    case .failed(let failure, _): fate = .useless(failure)
    case .resigned: fate = .useless(.transport)
    }
    #expect(fate == reply.fate)
    let call = try #require(decision.calls.first)
    #expect(call.reply == answer)
    #expect(call.failure == decision.failure)
    #expect((decision.explanation?.path == nil) == (decision.failure != nil))
  }

  @Test(arguments: ReplyCase.all) func `an action is played only where the reply states it`(
    reply: ReplyCase
  ) async throws {
    let agent = try AgentKind.language.sample(
      ["model": "scripted", "retries": 0],
      model: ScriptedModel([.success(ModelReply(text: reply.text, finish: reply.finish))]))
    let episode = try game.episode(after: "a1", "b2")
    let decision = try await agent.decide(.to(episode, of: game))
    guard let action = decision.action else { return }
    let stated = try #require(decision.explanation?.stated)
    #expect(reply.text.contains(stated.split(separator: ";")[0]))
    #expect(episode.read(stated.replacing(";", with: ""), by: Seat(0)) == .legal(action))
  }

  @Test func `prose outside the sections is the rationale where its section lacks`() async throws {
    let agent = try AgentKind.language.sample(
      ["model": "scripted"], model: ScriptedModel("It blocks.\n<action>c3</action>"))
    let decision = try await agent.decide(.to(try game.episode(), of: game))
    #expect(decision.explanation?.rationale == "It blocks.")
  }

  @Test func `what an exact reply says is recorded`() async throws {
    let agent = try AgentKind.language.sample(
      ["model": "scripted"], model: ScriptedModel(ReplyCase.exactly("c3")))
    let decision = try await agent.decide(.to(try game.episode(), of: game))
    #expect(
      decision.explanation
        == Explanation(
          rationale: "It is free.", claimLines: ["1 legal(c3) role=reason"], conclusion: "c3",
          stated: "c3", path: .exact, confidence: 0.5))
  }
}
