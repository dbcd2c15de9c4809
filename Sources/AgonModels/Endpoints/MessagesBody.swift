// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// Writes the body of a Messages request.
struct MessagesBody {
  let model: String
  let overrides: [String: JSON]
  let isStreamed: Bool

  /// The body for a request; overrides win, and null leaves a member out.
  ///
  /// The protocol has no seed. It takes at most one of temperature and probability mass of newer models:
  /// where a request has both, the temperature is left out when it is 1, the usual one.
  func json(of request: ModelRequest) -> JSON {
    var turns = Self.turns(of: request.messages)
    if let prefill = request.prefill.map(Self.sendable), !prefill.isEmpty {
      Self.add([["type": "text", "text": .string(prefill)]], "assistant", to: &turns)
    }
    var members: [String: JSON] = [
      "model": .string(model),
      "messages": .array(
        turns.map { ["role": .string($0.role), "content": .array($0.content)] }),
      "max_tokens": .integer(Int64(request.mostTokens)),
      "stream": .bool(isStreamed),
    ]
    let system = request.messages.filter { $0.role == .system }.map(\.text)
    if !system.isEmpty { members["system"] = .string(system.joined(separator: "\n\n")) }
    if request.topP == nil || request.temperature != 1 {
      members["temperature"] = .number(request.temperature)
    }
    if let topP = request.topP { members["top_p"] = .number(topP) }
    if !request.stops.isEmpty { members["stop_sequences"] = .array(request.stops.map(JSON.string)) }
    if case .jsonSchema(let schema) = request.constraint {
      members["output_config"] = ["format": ["type": "json_schema", "schema": schema]]
    }
    members.merge(overrides) { _, override in override }
    return .object(members.filter { $0.value != .null })
  }

  /// A prefill as it may be sent: the protocol refuses one that ends in blanks.
  static func sendable(_ prefill: String) -> String {
    var text = Substring(prefill)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private struct Turn {
    let role: String
    var content: [JSON]
  }

  /// The conversation in which the two sides alternate: messages of one side that follow each other are one.
  private static func turns(of messages: [Message]) -> [Turn] {
    var turns: [Turn] = []
    for message in messages where message.role != .system {
      add(message.content.compactMap(json), message.role.rawValue, to: &turns)
    }
    return turns
  }

  private static func add(_ content: [JSON], _ role: String, to turns: inout [Turn]) {
    if content.isEmpty { return }
    if turns.last?.role == role {
      turns[turns.count - 1].content += content
    } else {
      turns.append(Turn(role: role, content: content))
    }
  }

  /// A block; nil for an empty text, which the protocol refuses.
  private static func json(_ part: ContentPart) -> JSON? {
    switch part {
    case .text(let text): return text.isEmpty ? nil : ["type": "text", "text": .string(text)]
    case .image(let bytes, let type):
      return [
        "type": "image",
        "source": [
          "type": "base64", "media_type": .string(type),
          "data": .string(Data(bytes).base64EncodedString()),
        ],
      ]
    }
  }
}
