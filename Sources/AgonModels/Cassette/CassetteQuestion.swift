// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Writes what an answer follows from as JSON: the model, the conversation, the parameters, the sample.
///
/// What may change while the answer stays the same is left out: the timeout, the name of the key's variable,
/// the threads of a server. What has its usual value is left out too, so that a parameter of a later version
/// does not change the keys of earlier calls. An image is named by its digest.
enum CassetteQuestion {
  /// Members of a model's identity that the answer does not follow from.
  static let idle: Set<String> = ["key_variable", "key_file", "threads"]

  /// The question that a request puts to a model.
  ///
  /// - Parameter identity: the model's.
  static func json(of request: ModelRequest, to identity: JSON) -> JSON {
    var members: [String: JSON] = [
      "model": model(identity),
      "messages": .array(request.messages.map(json)),
      "max_tokens": .integer(Int64(request.mostTokens)),
      "temperature": .number(request.temperature),
      "seed": .integer(Int64(request.seed.value)),
      "sample": .integer(Int64(request.sample)),
    ]
    if let topP = request.topP { members["top_p"] = .number(topP) }
    if !request.stops.isEmpty { members["stops"] = .array(request.stops.map(JSON.string)) }
    if let prefill = request.prefill { members["prefill"] = .string(prefill) }
    if request.wantsProbabilities { members["probabilities"] = true }
    switch request.constraint {
    case .grammar(let grammar): members["constraint"] = ["grammar": .string(grammar)]
    case .jsonSchema(let schema): members["constraint"] = ["json_schema": schema]
    case nil: break
    }
    return .object(members)
  }

  /// The question what an endpoint can hold an answer to.
  static func constraints(of identity: JSON) -> JSON {
    ["model": model(identity), "messages": [], "asks": "constraints"]
  }

  /// A model's identity without what changes no answer.
  private static func model(_ identity: JSON) -> JSON {
    guard let members = identity.members else { return identity }
    return .object(members.filter { !idle.contains($0.key) })
  }

  private static func json(_ message: Message) -> JSON {
    ["role": .string(message.role.rawValue), "content": .array(message.content.map(json))]
  }

  private static func json(_ part: ContentPart) -> JSON {
    switch part {
    case .text(let text): ["text": .string(text)]
    case .image(let bytes, let type):
      ["image": .string(SHA256.digest(of: bytes).description), "type": .string(type)]
    }
  }
}
