// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// Writes the body of a chat-completion request.
enum ChatBody {
  /// The body for a request; overrides win, and null leaves a member out.
  static func json(of request: ModelRequest, model: String, overrides: [String: JSON]) -> JSON {
    var messages = request.messages.map(json)
    if let prefill = request.prefill { messages.append(json(Message(.assistant, prefill))) }
    var members: [String: JSON] = [
      "model": .string(model),
      "messages": .array(messages),
      "max_tokens": .integer(Int64(request.mostTokens)),
      "temperature": .number(request.temperature),
      "seed": .integer(Int64(request.seed.value)),
      "stream": false,
    ]
    if let topP = request.topP { members["top_p"] = .number(topP) }
    if !request.stops.isEmpty { members["stop"] = .array(request.stops.map(JSON.string)) }
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
