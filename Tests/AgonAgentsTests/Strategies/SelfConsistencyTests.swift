// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct SelfConsistencyTests {
  private let game = TicTacToe()

  private func decide(
    _ model: any LanguageModel, samples: Int, deadline: Duration? = nil, sample: Int = 0
  ) async throws -> Decision {
    let agent = try AgentKind.language.makeAgent(
      named: "anna",
      settings: [
        "model": "samples", "strategy": "self-consistency", "samples": .integer(Int64(samples)),
      ],
      services: AgentServices(model: { _ in model }, clock: StepClock(step: .zero)))
    return try await agent.decide(
      .to(try game.episode(), of: game, sample: sample, deadline: deadline))
  }

  private func reply(_ action: String, _ rationale: String) -> String {
    ReplyCase.exactly(action, rationale: rationale)
  }

  @Test func `the same question is asked once a sample, with its own number and seed`()
    async throws
  {
    let model = SampleModel(reply("a1", "1"), reply("a1", "2"), reply("a1", "3"))
    let decision = try await decide(model, samples: 3)
    #expect(model.requests.map(\.sample) == [0, 1, 2])
    #expect(Set(model.requests.map(\.seed)).count == 3)
    #expect(Set(model.requests.map(\.messages)).count == 1)
    #expect(model.requests.allSatisfy { $0.temperature == 0.7 })
    #expect(decision.calls.map(\.purpose) == [.sample, .sample, .sample])
    #expect(decision.calls.map { $0.reply?.text } == ["1", "2", "3"].map { reply("a1", $0) })
    let claims = ScriptedModel(ReplyCase.exactly("a1"))
    _ = try await AgentKind.language.sample(["model": "scripted"], model: claims)
      .decide(.to(try game.episode(), of: game))
    #expect(model.requests[0].messages == claims.requests[0].messages)
  }

  @Test func `the most votes win, with the words of their first sample`() async throws {
    let model = SampleModel(
      reply("a1", "corner"), reply("b2", "middle"), reply("c1", "no"), reply("B2", "again"))
    let decision = try await decide(model, samples: 4)
    #expect(decision.action == 4)
    #expect(decision.explanation?.rationale == "middle")
    #expect(decision.explanation?.agreement == 0.5)
    #expect(decision.explanation?.path == .exact)
  }

  @Test func `of equally many votes the first sample's win`() async throws {
    let model = SampleModel(
      reply("c1", "x"), reply("b2", "y"), reply("b2", "z"), reply("c1", "w"))
    let decision = try await decide(model, samples: 4)
    #expect(decision.action == 2)
    #expect(decision.explanation?.rationale == "x")
  }

  @Test func `useless and late samples have no vote, but count`() async throws {
    func answer(_ text: String) -> Result<ModelReply, ModelError> {
      .success(ModelReply(text: text, finish: .stop))
    }
    let model = SampleModel([
      answer("who knows"), .failure(.late), answer(reply("b2", "y")), answer(reply("b2", "z")),
    ])
    let decision = try await decide(model, samples: 4)
    #expect(decision.action == 4)
    #expect(decision.explanation?.agreement == 0.5)
    #expect(decision.calls.map(\.failure) == [.unparseable, .timeout, nil, nil])
  }

  @Test func `where no sample can be used, one answer is asked for`() async throws {
    let model = SampleModel(["hm", "ha"].map { .success(ModelReply(text: $0, finish: .stop)) })
    let decision = try await decide(model, samples: 2)
    #expect(decision.failure == .unparseable)
    #expect(decision.calls.map(\.purpose) == [.sample, .sample, .answer])
    let last = try #require(decision.calls.last)
    #expect(last.messages[last.messages.count - 2] == Message(.assistant, "hm"))
  }

  @Test func `an endpoint that is gone for one sample makes the agent unavailable`() async throws {
    let model = SampleModel(reply("a1", "1"))
    await #expect(throws: AgentUnavailable.self) {
      _ = try await decide(model, samples: 2)
    }
  }

  @Test func `another answer to the decision has samples of its own`() async throws {
    let texts = Array(repeating: reply("a1", "1"), count: 6)
    let model = SampleModel(texts.map { .success(ModelReply(text: $0, finish: .stop)) })
    _ = try await decide(model, samples: 2, sample: 2)
    #expect(model.requests.map(\.sample) == [4, 5])
  }

  @Test func `samples take the time of the longest`() async throws {
    func answer(_ text: String, after latency: Duration) -> Result<ModelReply, ModelError> {
      var reply = ModelReply(text: text, finish: .stop)
      reply.latency = latency
      return .success(reply)
    }
    let model = SampleModel([answer("hm", after: .seconds(1)), answer("ha", after: .seconds(2))])
    let decision = try await decide(model, samples: 2, deadline: .seconds(3))
    #expect(decision.calls.count == 3)
    #expect(model.requests.map(\.timeout).contains(.seconds(1)))
  }
}
