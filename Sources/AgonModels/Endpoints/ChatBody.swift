// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// Writes the body of a chat-completion request.
struct ChatBody {
  /// The member that limits the tokens of the answer.
  enum Limit: String {
    case usual = "max_tokens"
    /// Of OpenAI's models that think before they answer.
    case completion = "max_completion_tokens"
  }

  let model: String
  let overrides: [String: JSON]
  var limit = Limit.usual
  var isStreamed = false
  /// Whether a stream is to end with the counts of tokens.
  var asksForCounts = true
  /// Whether the model takes temperature and probability mass.
  var isSampled = true

  /// The body for a request; overrides win, and null leaves a member out.
  func json(of request: ModelRequest) -> JSON {
    var messages = request.messages.map(Self.json)
    if let prefill = request.prefill { messages.append(Self.json(Message(.assistant, prefill))) }
    var members: [String: JSON] = [
      "model": .string(model),
      "messages": .array(messages),
      limit.rawValue: .integer(Int64(request.mostTokens)),
      "seed": .integer(Int64(request.seed.value)),
      "stream": .bool(isStreamed),
    ]
    if isSampled {
      members["temperature"] = .number(request.temperature)
      if let topP = request.topP { members["top_p"] = .number(topP) }
    }
    if isStreamed, asksForCounts { members["stream_options"] = ["include_usage": true] }
    if !request.stops.isEmpty { members["stop"] = .array(request.stops.map(JSON.string)) }
    if request.wantsProbabilities { members["logprobs"] = true }
    switch request.constraint {
    case .jsonSchema(let schema):
      members["response_format"] = [
        "type": "json_schema",
        "json_schema": ["name": "answer", "schema": schema, "strict": true],
      ]
    case .grammar(let grammar): members["grammar"] = .string(grammar)
    case nil: break
    }
    members.merge(overrides) { _, override in override }
    return .object(members.filter { $0.value != .null })
  }

  /// The body that a server wants which refused this one for a member by name; nil for other refusals.
  func corrected(by refusal: ModelError) -> Self? {
    guard [.refused(status: 400), .refused(status: 422)].contains(refusal.code) else { return nil }
    var other = self
    if isStreamed, asksForCounts, refusal.detail.contains("stream_options") {
      other.asksForCounts = false
    } else if refusal.detail.contains(limit.rawValue), overrides[limit.rawValue] == nil {
      other.limit = limit == .usual ? .completion : .usual
    } else {
      return nil
    }
    return other
  }

  /// A message; its content is a plain text where it can be, which every server takes.
  private static func json(_ message: Message) -> JSON {
    let isText = message.content.allSatisfy { if case .text = $0 { true } else { false } }
    let content: JSON = isText ? .string(message.text) : .array(message.content.map(json))
    return ["role": .string(message.role.rawValue), "content": content]
  }

  private static func json(_ part: ContentPart) -> JSON {
    switch part {
    case .text(let text):
      return ["type": "text", "text": .string(text)]
    case .image(let bytes, let type):
      let url = "data:\(type);base64,\(Data(bytes).base64EncodedString())"
      return ["type": "image_url", "image_url": ["url": .string(url)]]
    }
  }
}
