// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Testing

struct CassetteDifferenceTests {
  private let tape = MemoryCassette()

  private func kept(_ texts: [String], _ change: (inout ModelRequest) -> Void = { _ in }) throws {
    _ = try tape.keep(
      RecordedCall(
        question: CassetteQuestion.json(of: request(texts, change), to: identity),
        answer: ["text": "x", "finish": "stop"]))
  }

  private let identity: JSON = ["model": "scripted", "endpoint": "http://127.0.0.1:1/v1"]

  private func request(
    _ texts: [String], _ change: (inout ModelRequest) -> Void = { _ in }
  ) -> ModelRequest {
    var request = ModelRequest.question()
    request.messages = texts.enumerated().map { Message($0 % 2 == 0 ? .user : .assistant, $1) }
    change(&request)
    return request
  }

  private func sentence(
    _ texts: [String], _ change: (inout ModelRequest) -> Void = { _ in }
  ) async -> String {
    let model = CassetteModel(
      ScriptedEndpoint([.reply]), on: ModelCassette(tape, mode: .replay, name: "x.cassette"))
    return await outcome(of: model, request(texts, change)).error?.detail ?? "a reply"
  }

  @Test func `the sentence names the message and the character`() async throws {
    try kept(["Rules.", "b2", "The board is empty."])
    #expect(
      await sentence(["Rules.", "b2", "The board is full."]).contains(
        #"message 3 of 3 (user) differs at character 14: "...he board is full.", "#
          + #"not "...he board is empty.""#))
  }

  @Test func `the sentence names the parameters`() async throws {
    try kept(["Rules."])
    let sentence = await sentence(["Rules."]) {
      $0.temperature = 1
      $0.seed = Seed(9)
      $0.topP = 0.5
    }
    #expect(
      sentence.contains(
        "in this: seed is 9, not 7; temperature is 1.0, not 0.0; top_p is 0.5, not absent."))
  }

  @Test func `the nearest call shares the longest beginning of messages`() async throws {
    try kept(["Other rules.", "b2", "Now?"]) { $0.seed = Seed(7) }
    try kept(["Rules.", "a1", "Now?"]) { $0.seed = Seed(1) }
    let sentence = await sentence(["Rules.", "b2", "Now?"])
    #expect(
      sentence.contains(
        #"message 2 of 3 (assistant) differs at character 1: "b2", not "a1""#))
  }

  @Test func `of calls that share as many messages the one with fewer differences is nearest`()
    async throws
  {
    try kept(["Rules.", "a1"]) { $0.seed = Seed(1) }
    try kept(["Rules.", "c3"])
    #expect(await !sentence(["Rules.", "b2"]).contains("seed"))
  }

  @Test func `a longer conversation is told`() async throws {
    try kept(["Rules."])
    #expect(
      await sentence(["Rules.", "b2", "Again."]).contains(
        "there are 3 messages, not 1 (the first 1 are alike)"))
  }

  @Test func `another address of the model is told`() async throws {
    _ = try tape.keep(
      RecordedCall(
        question: CassetteQuestion.json(
          of: request(["Rules."]),
          to: ["model": "scripted", "endpoint": "http://127.0.0.1:2/v1"]),
        answer: ["text": "x", "finish": "stop"]))
    #expect(await sentence(["Rules."]).contains("the model's endpoint differs at character 18"))
  }

  @Test func `a model without calls is told, with those that have some`() async throws {
    #expect(await sentence(["Rules."]).contains("no call of the model scripted; it is empty"))
    _ = try tape.keep(
      RecordedCall(question: ["model": ["model": "other"], "messages": []], answer: [:]))
    #expect(await sentence(["Rules."]).contains("it holds calls of: other"))
  }
}
