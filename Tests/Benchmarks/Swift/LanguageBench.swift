// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonCore
internal import AgonPlay
internal import AgonStore
internal import Foundation

/// What a turn of a language agent costs beside the model: the prompt, the reading of the answer, the record.
enum LanguageBench {
  /// Processor time of both sides, in microseconds a turn.
  struct Findings {
    /// Turns that were played.
    let turns: Int
    /// What Agon takes.
    let agon: Double
    /// What it takes to encode the same requests and decode the same responses.
    let json: Double
  }

  /// Plays games between two language agents into a run's file, then does the bare JSON of the same calls.
  static func run(_ plugin: String, games: Int, file: String) async throws -> Findings {
    let environment = try Seating(plugin).environment("in-process")
    let model = CannedModel()
    let agents = try ["first", "second"].map { name in
      try AgentKind.language.makeAgent(
        named: name, settings: ["model": "canned", "endpoint": "http://127.0.0.1:9/v1"],
        services: AgentServices(model: { _ throws(AgentSettingsError) in model }))
    }
    let store = try RunStore(path: file, for: description(of: environment, agents))
    let begin = processorSeconds()
    var turns = 0
    for game in 0..<games {
      let plan = EpisodePlan(
        key: SHA256.digest(of: "game \(game)"), environment: 0, agents: [0, 1], pair: game, leg: 0,
        seed: Seed(UInt64(game)), opening: .start)
      let trajectory = try await playEpisode(
        plan, in: environment, with: agents, clock: ContinuousClock())
      turns += trajectory.turns.count
      try await store.record(trajectory)
    }
    let agon = processorSeconds() - begin
    try await store.close()
    let json = try jsonSeconds(model.exchanges)
    return Findings(
      turns: turns, agon: agon / Double(turns) * 1e6, json: json / Double(turns) * 1e6)
  }

  private static func description(of environment: any Environment, _ agents: [any Agent])
    -> RunDescription
  {
    RunDescription(
      arena: SHA256.digest(of: "bench"), title: "bench", source: "",
      environments: [
        .init(
          name: "environment", descriptor: environment.descriptor,
          parameters: environment.parameters,
          origin: environment.origin)
      ],
      agents: agents.map(\.identity), version: "bench")
  }

  /// Processor time to encode each request and decode each response with Foundation.
  private static func jsonSeconds(_ exchanges: [CannedModel.Exchange]) throws -> Double {
    let requests = exchanges.map(ChatRequest.init)
    let encoder = JSONEncoder()
    let responses = try exchanges.map { try encoder.encode(ChatResponse($0)) }
    let decoder = JSONDecoder()
    var bytes = 0
    let begin = processorSeconds()
    for (request, response) in zip(requests, responses) {
      bytes += try encoder.encode(request).count
      bytes += try decoder.decode(ChatResponse.self, from: response).choices[0].message.content
        .count
    }
    let seconds = processorSeconds() - begin
    precondition(bytes > 0)
    return seconds
  }

  private static func processorSeconds() -> Double { AgonBench.processorSeconds() }
}

/// A chat-completion request as a bare client writes it.
private struct ChatRequest: Encodable {
  struct Message: Codable {
    let role: String
    let content: String
  }

  let model = "canned"
  let messages: [Message]
  let grammar: String?
  let temperature = 0.0
  let max_tokens = 512
  let seed = 1
  let stream = false

  init(_ exchange: CannedModel.Exchange) {
    messages = exchange.messages.map { Message(role: $0.role.rawValue, content: $0.text) }
    if case .grammar(let text) = exchange.constraint { grammar = text } else { grammar = nil }
  }
}

/// A chat-completion response as a bare client reads it.
private struct ChatResponse: Codable {
  struct Choice: Codable {
    let index: Int
    let message: ChatRequest.Message
    let finish_reason: String
  }

  struct Usage: Codable {
    let prompt_tokens: Int
    let completion_tokens: Int
    let total_tokens: Int
  }

  let id: String
  let object: String
  let created: Int
  let model: String
  let choices: [Choice]
  let usage: Usage

  init(_ exchange: CannedModel.Exchange) {
    id = "chatcmpl-0123456789abcdef"
    object = "chat.completion"
    created = 1_780_000_000
    model = "canned"
    choices = [
      Choice(
        index: 0, message: .init(role: "assistant", content: exchange.reply), finish_reason: "stop")
    ]
    usage = Usage(prompt_tokens: 700, completion_tokens: 90, total_tokens: 790)
  }
}
