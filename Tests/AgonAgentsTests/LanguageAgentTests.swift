// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct LanguageAgentTests {
  private let game = TicTacToe()

  private func agent(_ model: ScriptedModel, _ settings: [String: JSON] = [:]) throws
    -> any Agent
  {
    let own: [String: JSON] = ["model": "scripted"]
    return try AgentKind.language.sample(
      .object(settings.merging(own) { given, _ in given }), model: model)
  }

  private func reply(_ text: String) -> Result<ModelReply, ModelError> {
    .success(ModelReply(text: text, finish: .stop))
  }

  @Test func `a retry tells the reason and the legal actions`() async throws {
    let model = ScriptedModel(ReplyCase.exactly("b2"), ReplyCase.exactly("c3"))
    let episode = try game.episode(after: "a1", "b2")
    let decision = try await agent(model).decide(.to(episode, of: game))
    #expect(decision.choice == .action(8))
    #expect(decision.explanation?.path == .retried)
    #expect(decision.calls.map(\.failure) == [.illegal, nil])
    #expect(decision.calls[0].detail == "The cell b2 is taken.")
    let messages = try #require(model.requests.last).messages
    #expect(messages.map(\.role) == [.system, .user, .assistant, .user])
    #expect(messages[2].text == ReplyCase.exactly("b2"))
    #expect(messages[3].text.contains("The cell b2 is taken."))
    #expect(messages[3].text.contains("b1, c1, a2, c2, a3, b3, c3"))
    #expect(decision.calls[1].messages == messages)
  }

  @Test func `after the retry the seat forfeits with the last failure`() async throws {
    let model = ScriptedModel("who knows", ReplyCase.exactly("b2"), ReplyCase.exactly("c3"))
    let episode = try game.episode(after: "a1", "b2")
    let decision = try await agent(model).decide(.to(episode, of: game))
    #expect(decision.choice == .failed(.illegal, "The cell b2 is taken."))
    #expect(decision.calls.count == 2)
    #expect(model.requests.count == 2)
  }

  @Test func `after an empty answer the question itself carries the reason`() async throws {
    let model = ScriptedModel("", ReplyCase.exactly("c3"))
    _ = try await agent(model).decide(.to(try game.episode(), of: game))
    let messages = try #require(model.requests.last).messages
    #expect(messages.map(\.role) == [.system, .user])
    #expect(messages[1].text.contains("could not be used. The answer holds no text."))
  }

  @Test func `an endpoint that is gone makes the agent unavailable at once`() async throws {
    let model = ScriptedModel([])
    let agent = try agent(model)
    await #expect(throws: AgentUnavailable.self) {
      _ = try await agent.decide(.to(try game.episode(), of: game))
    }
    #expect(model.requests.count == 1)
  }

  @Test(arguments: [ModelError.Code.paused, .exhausted, .missing])
  func `an endpoint that is not asked any more makes the agent unavailable`(
    code: ModelError.Code
  ) async throws {
    let model = ScriptedModel([
      .failure(ModelError(code: code, endpoint: "scripted", detail: "Not now."))
    ])
    let agent = try agent(model)
    await #expect(throws: AgentUnavailable(agent: "anna", detail: "scripted: Not now.")) {
      _ = try await agent.decide(.to(try game.episode(), of: game))
    }
  }

  @Test func `a useless answer before the endpoint went costs no game`() async throws {
    let agent = try agent(ScriptedModel([reply("hm"), .failure(.gone)]))
    await #expect(throws: AgentUnavailable.self) {
      _ = try await agent.decide(.to(try game.episode(), of: game))
    }
  }

  @Test func `a request that is refused for good is not repeated`() async throws {
    let refusal = ModelError(
      code: .refused(status: 401), endpoint: "scripted", detail: "The key is wrong.")
    let model = ScriptedModel([.failure(refusal)])
    let agent = try agent(model)
    await #expect(throws: AgentUnavailable.self) {
      _ = try await agent.decide(.to(try game.episode(), of: game))
    }
    #expect(model.requests.count == 1)
  }

  @Test func `no answer in time forfeits without a retry`() async throws {
    let model = ScriptedModel([.failure(.late), reply(ReplyCase.exactly("c3"))])
    let decision = try await agent(model).decide(.to(try game.episode(), of: game))
    #expect(decision.failure == .timeout)
    #expect(decision.calls.map(\.failure) == [.timeout])
  }

  @Test func `an answer after the deadline is late`() async throws {
    let model = ScriptedModel(ReplyCase.exactly("c3"))
    let decision = try await agent(model).decide(
      .to(try game.episode(), of: game, deadline: .milliseconds(500)))
    #expect(decision.failure == .timeout)
    #expect(decision.calls.first?.latency == .seconds(1))
    #expect(model.requests.first?.timeout == .milliseconds(500))
  }

  @Test func `the retry has what the first answer left of the time`() async throws {
    let model = ScriptedModel("hm", ReplyCase.exactly("c3"))
    _ = try await agent(model).decide(.to(try game.episode(), of: game, deadline: .seconds(3)))
    #expect(model.requests.map(\.timeout) == [.seconds(3), .seconds(2)])
  }

  @Test func `a recorded latency counts, not the clock`() async throws {
    var first = ModelReply(text: "hm", finish: .stop)
    first.latency = .milliseconds(2_500)
    var second = ModelReply(text: ReplyCase.exactly("c3"), finish: .stop)
    second.latency = .milliseconds(100)
    let model = ScriptedModel([.success(first), .success(second)])
    let decision = try await agent(model).decide(
      .to(try game.episode(), of: game, deadline: .seconds(3)))
    #expect(model.requests.map(\.timeout) == [.seconds(3), .milliseconds(500)])
    #expect(decision.calls.map(\.latency) == [.milliseconds(2_500), .milliseconds(100)])
    #expect(decision.action == 8)
  }

  @Test func `another answer to the same decision is another sample of the same question`()
    async throws
  {
    let model = ScriptedModel(ReplyCase.exactly("c3"))
    _ = try await agent(model).decide(.to(try game.episode(), of: game, sample: 3))
    #expect(model.requests.first?.sample == 3)
  }

  @Test func `settings reach the model`() async throws {
    let model = ScriptedModel(ReplyCase.exactly("c3"))
    let agent = try agent(
      model,
      [
        "max_tokens": 99, "temperature": 0.7, "top_p": 0.9, "timeout": 5, "constrain": "none",
        "logprobs": true,
      ])
    _ = try await agent.decide(.to(try game.episode(), of: game, seed: Seed(4)))
    let request = try #require(model.requests.first)
    #expect(request.mostTokens == 99)
    #expect(request.temperature == 0.7)
    #expect(request.topP == 0.9)
    #expect(request.timeout == .seconds(5))
    #expect(request.constraint == nil)
    #expect(request.seed == Seed(4).derived(0))
    #expect(request.wantsProbabilities)
  }
}
