// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads the answers of OpenAI's chat completions.
struct ChatAnswer: AnswerReader {
  private var text: [UInt8] = []
  private var trace: [UInt8] = []
  private var refusal: [UInt8] = []
  private var reason: String?
  private var usage: JSON?
  private var timings: JSON?
  private var probabilities: [ModelReply.TokenProbability]?
  private var isDone = false

  init() {}

  var hasBegun: Bool { !text.isEmpty || !trace.isEmpty || !refusal.isEmpty }
  var size: Int { text.count + trace.count + refusal.count }

  /// The first choice as a reply.
  static func reply(in body: [UInt8]) throws(AnswerFault) -> ModelReply {
    let json = try AnswerFault.json(in: body)
    guard let choice = json["choices"]?.elements?.first, let message = choice["message"] else {
      if let error = json["error"], error != .null { throw fault(error) }
      throw AnswerFault(
        .transport,
        "Its answer has no choices[0].message: check that the address is a chat endpoint's.")
    }
    var answer = Self()
    answer.add(message)
    answer.finish(choice, of: json)
    answer.isDone = true
    return try answer.reply()
  }

  /// Azure and OpenAI refuse a prompt that their rules of content forbid by status 400.
  static func declined(_ response: HTTPResponse) -> ModelReply? {
    guard response.head.status == 400, let error = (try? JSON(parsing: response.body))?["error"],
      ["content_filter", "content_policy_violation"].contains(error["code"]?.text)
    else { return nil }
    return ModelReply(text: error["message"]?.text ?? "", finish: .refusal)
  }

  /// Takes a chunk, or the word that ends the stream.
  mutating func take(_ event: [UInt8]) throws(AnswerFault) {
    if event.starts(with: Self.done) {
      isDone = true
      return
    }
    let json = try AnswerFault.json(in: event)
    if let error = json["error"], error != .null { throw Self.fault(error) }
    // Other choices than the first were not asked for; the chunk of the counts has none.
    let choice = json["choices"]?.elements?.first { ($0["index"]?.integer ?? 0) == 0 }
    if let delta = choice?["delta"] { add(delta) }
    finish(choice, of: json)
  }

  func reply() throws(AnswerFault) -> ModelReply {
    guard isDone || reason != nil else {
      throw AnswerFault(.transport, "The stream broke off before the end of the answer.")
    }
    var reply = ModelReply(
      text: Self.text(text.isEmpty ? refusal : text),
      trace: trace.isEmpty ? nil : Self.text(trace), finish: refusal.isEmpty ? finish : .refusal,
      promptTokens: TokenCount.read(usage?["prompt_tokens"]),
      replyTokens: TokenCount.read(usage?["completion_tokens"]),
      cachedTokens: cachedTokens,
      reasoningTokens: TokenCount.read(usage?["completion_tokens_details"]?["reasoning_tokens"]))
    reply.logProbabilities = probabilities
    return reply
  }

  /// Adds a message or a piece of one.
  private mutating func add(_ message: JSON) {
    if let content = message["content"]?.text {
      text.append(contentsOf: content.utf8)
    } else {
      for part in message["content"]?.elements ?? [] {
        text.append(contentsOf: (part["text"]?.text ?? "").utf8)
      }
    }
    let thought = message["reasoning_content"]?.text ?? message["reasoning"]?.text ?? ""
    trace.append(contentsOf: thought.utf8)
    refusal.append(contentsOf: (message["refusal"]?.text ?? "").utf8)
  }

  /// Takes what stands beside the message.
  private mutating func finish(_ choice: JSON?, of json: JSON) {
    if let given = choice?["finish_reason"]?.text { reason = given }
    if let counts = json["usage"], counts != .null { usage = counts }
    if let times = json["timings"] { timings = times }
    guard let tokens = choice?["logprobs"]?["content"]?.elements else { return }
    for entry in tokens {
      guard let token = entry["token"]?.text, let logarithm = entry["logprob"]?.double else {
        continue
      }
      probabilities = probabilities ?? []
      probabilities?.append(.init(token: token, logProbability: logarithm))
    }
  }

  private var finish: ModelReply.Finish {
    switch reason {
    case "stop": .stop
    case "length": .length
    case "content_filter", "refusal": .refusal
    default: .other
    }
  }

  /// OpenAI's count, DeepSeek's, or that of older servers of llama.cpp.
  private var cachedTokens: Int? {
    TokenCount.read(usage?["prompt_tokens_details"]?["cached_tokens"])
      ?? TokenCount.read(usage?["prompt_cache_hit_tokens"]) ?? TokenCount.read(timings?["cache_n"])
  }

  private static let done = Array("[DONE]".utf8)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// An error that stands where an answer was due, with the status that it names.
  private static func fault(_ error: JSON) -> AnswerFault {
    let words = error["message"]?.text ?? error.text ?? error.description
    let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
    let status = Int(error["code"]?.integer ?? error["status"]?.integer ?? 0)
    guard (400..<600).contains(status) else {
      return AnswerFault(.transport, "It broke off the answer: \(line)")
    }
    return AnswerFault(
      .refused(status: status), "It broke off the answer with status \(status): \(line)")
  }
}
