// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads the answers of Anthropic's Messages.
struct MessagesAnswer: AnswerReader {
  private var text: [UInt8] = []
  private var trace: [UInt8] = []
  private var reason: String?
  private var usage: [String: JSON] = [:]
  private var isDone = false

  init() {}

  var hasBegun: Bool { !text.isEmpty || !trace.isEmpty }
  var size: Int { text.count + trace.count }

  /// A message as a reply.
  static func reply(in body: [UInt8]) throws(AnswerFault) -> ModelReply {
    let json = try AnswerFault.json(in: body)
    if json["type"]?.text == "error" { throw fault(json["error"]) }
    guard let content = json["content"]?.elements else {
      throw AnswerFault(
        .transport,
        "Its answer has no content: check that the address is that of a Messages endpoint.")
    }
    var answer = Self()
    for block in content { answer.add(block) }
    answer.reason = json["stop_reason"]?.text
    answer.count(json["usage"])
    answer.isDone = true
    return try answer.reply()
  }

  /// Takes an event by its type; types of later versions are passed over.
  mutating func take(_ event: [UInt8]) throws(AnswerFault) {
    let json = try AnswerFault.json(in: event)
    switch json["type"]?.text {
    case "message_start": count(json["message"]?["usage"])
    case "content_block_start": json["content_block"].map { add($0) }
    case "content_block_delta": json["delta"].map { add($0) }
    case "message_delta":
      if let given = json["delta"]?["stop_reason"]?.text { reason = given }
      count(json["usage"])
    case "message_stop": isDone = true
    case "error": throw Self.fault(json["error"])
    default: break
    }
  }

  func reply() throws(AnswerFault) -> ModelReply {
    guard isDone else {
      throw AnswerFault(.transport, "The stream broke off before the end of the answer.")
    }
    return ModelReply(
      text: String(decoding: text, as: UTF8.self),
      trace: trace.isEmpty ? nil : String(decoding: trace, as: UTF8.self), finish: finish,
      promptTokens: promptTokens, replyTokens: tokens("output_tokens"),
      cachedTokens: tokens("cache_read_input_tokens"))
  }

  /// Adds a block or a piece of one: text, or thinking; what is encrypted or signed says nothing.
  private mutating func add(_ block: JSON) {
    text.append(contentsOf: (block["text"]?.text ?? "").utf8)
    trace.append(contentsOf: (block["thinking"]?.text ?? "").utf8)
  }

  /// Takes counts; those of the end are of the whole message.
  private mutating func count(_ counts: JSON?) {
    let known = (counts?.members ?? [:]).filter { $0.value.integer != nil }
    usage.merge(known) { _, later in later }
  }

  private func tokens(_ key: String) -> Int? { TokenCount.read(usage[key]) }

  /// All tokens of the prompt: the endpoint counts what it reads from its cache, or keeps there, apart.
  private var promptTokens: Int? {
    guard let fresh = tokens("input_tokens") else { return nil }
    return fresh + (tokens("cache_read_input_tokens") ?? 0)
      + (tokens("cache_creation_input_tokens") ?? 0)
  }

  private var finish: ModelReply.Finish {
    switch reason {
    case "end_turn", "stop_sequence": .stop
    case "max_tokens", "model_context_window_exceeded": .length
    case "refusal": .refusal
    default: .other
    }
  }

  /// The statuses of the kinds of error, which the body of a broken stream names in their place.
  private static let statuses = [
    "invalid_request_error": 400, "authentication_error": 401, "billing_error": 402,
    "permission_error": 403, "not_found_error": 404, "request_too_large": 413,
    "rate_limit_error": 429, "api_error": 500, "timeout_error": 504, "overloaded_error": 529,
  ]

  private static func fault(_ error: JSON?) -> AnswerFault {
    let kind = error?["type"]?.text ?? "error"
    let words = error?["message"]?.text ?? kind
    let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard let status = statuses[kind] else {
      return AnswerFault(.transport, "It broke off the answer (\(kind)): \(line)")
    }
    return AnswerFault(
      .refused(status: status), "It broke off the answer with status \(status): \(line)")
  }
}
