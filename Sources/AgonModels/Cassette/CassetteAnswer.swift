// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Writes what came of a call as JSON, and reads it.
///
/// Only what decides play is kept: an answer, or its lateness.
enum CassetteAnswer {
  /// The JSON of an answer; times in microseconds.
  static func json(of reply: ModelReply) -> JSON {
    var members: [String: JSON] = [
      "text": .string(reply.text), "finish": .string(reply.finish.rawValue),
    ]
    members["trace"] = reply.trace.map(JSON.string)
    members["held"] = reply.isHeld.map(JSON.bool)
    members["prompt_tokens"] = number(reply.promptTokens)
    members["reply_tokens"] = number(reply.replyTokens)
    members["cached_tokens"] = number(reply.cachedTokens)
    members["reasoning_tokens"] = number(reply.reasoningTokens)
    members["attempts"] = number(reply.attempts)
    members["first_token_us"] = number(reply.firstTokenLatency?.wholeMicroseconds)
    members["latency_us"] = number(reply.latency?.wholeMicroseconds)
    members["log_probabilities"] = reply.logProbabilities.map { list in
      .array(list.map { [.string($0.token), .number($0.logProbability)] })
    }
    return .object(members)
  }

  /// The JSON of a late answer.
  static func json(ofLate error: ModelError) -> JSON {
    var members: [String: JSON] = [
      "failure": "timeout", "endpoint": .string(error.endpoint), "detail": .string(error.detail),
    ]
    members["latency_us"] = number(error.latency?.wholeMicroseconds)
    return .object(members)
  }

  /// The JSON of what an endpoint can hold an answer to.
  static func json(of kinds: Set<ModelRequest.Constraint.Kind>) -> JSON {
    ["constraints": .array(kinds.map(\.rawValue).sorted().map(JSON.string))]
  }

  /// What JSON says that an endpoint can hold an answer to.
  static func constraints(of json: JSON) -> Set<ModelRequest.Constraint.Kind> {
    let words = json["constraints"]?.elements ?? []
    return Set(words.compactMap { $0.text.flatMap(ModelRequest.Constraint.Kind.init) })
  }

  /// What JSON says that came; nil for JSON that says nothing of the kind.
  static func result(of json: JSON) -> Result<ModelReply, ModelError>? {
    if json["failure"] == "timeout" {
      guard let endpoint = json["endpoint"]?.text, let detail = json["detail"]?.text else {
        return nil
      }
      var error = ModelError(code: .timeout, endpoint: endpoint, detail: detail)
      error.latency = time(json["latency_us"])
      return .failure(error)
    }
    guard let text = json["text"]?.text,
      let finish = json["finish"]?.text.flatMap(ModelReply.Finish.init(rawValue:))
    else { return nil }
    var reply = ModelReply(
      text: text, trace: json["trace"]?.text, finish: finish,
      promptTokens: TokenCount.read(json["prompt_tokens"]),
      replyTokens: TokenCount.read(json["reply_tokens"]),
      cachedTokens: TokenCount.read(json["cached_tokens"]),
      reasoningTokens: TokenCount.read(json["reasoning_tokens"]),
      logProbabilities: json["log_probabilities"]?.elements.map(probabilities))
    reply.isHeld = json["held"]?.truth
    reply.attempts = TokenCount.read(json["attempts"])
    reply.firstTokenLatency = time(json["first_token_us"])
    reply.latency = time(json["latency_us"])
    return .success(reply)
  }

  private static func probabilities(_ list: [JSON]) -> [ModelReply.TokenProbability] {
    var probabilities: [ModelReply.TokenProbability] = []
    for entry in list {
      guard let pair = entry.elements, pair.count == 2, let token = pair[0].text else { continue }
      // JSON has no word for the logarithm of zero.
      let logarithm = pair[1].double ?? -.infinity
      probabilities.append(.init(token: token, logProbability: logarithm))
    }
    return probabilities
  }

  private static func number(_ number: Int?) -> JSON? { number.map { .integer(Int64($0)) } }

  private static func time(_ number: JSON?) -> Duration? {
    number?.integer.map { .microseconds($0) }
  }
}

extension Duration {
  /// Whole microseconds, rounded towards zero.
  fileprivate var wholeMicroseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
  }
}
