// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What a language agent would send first in one turn of an episode.
package struct PromptPreview: Sendable {
  /// A turn that cannot be shown.
  package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What stands in the way and what to do, as one sentence.
    package let description: String
  }

  /// Number of the turn, from 0.
  package let turn: Int
  /// The seat that acts.
  package let seat: Seat
  /// What the question is for.
  package let purpose: ModelCall.Purpose
  /// The requests as they would be sent, one a sample.
  package let requests: [ModelRequest]
  /// Hash of the agent's templates.
  package let promptsDigest: Digest

  /// The preview as JSON: messages, parameters and constraint.
  package var json: JSON {
    let request = requests[0]
    let constraint: JSON =
      switch request.constraint {
      case .grammar(let grammar): ["grammar": .string(grammar)]
      case .jsonSchema(let schema): ["json_schema": schema]
      case nil: .null
      }
    return [
      "turn": .integer(Int64(turn)), "seat": .integer(Int64(seat.index)),
      "purpose": .string(purpose.rawValue), "samples": .integer(Int64(requests.count)),
      "prompts_digest": .string("\(promptsDigest)"),
      "messages": .array(
        request.messages.map { message in
          ["role": .string(message.role.rawValue), "content": .string(message.shown)]
        }),
      "prefill": request.prefill.map(JSON.string) ?? .null, "constraint": constraint,
      "max_tokens": .integer(Int64(request.mostTokens)),
      "temperature": .number(request.temperature),
      "top_p": request.topP.map(JSON.number) ?? .null,
      "seeds": .array(requests.map { .integer(Int64($0.seed.value)) }),
      "stop": .array(request.stops.map(JSON.string)),
      "timeout": .number(request.timeout / .seconds(1)),
      "logprobs": .bool(request.wantsProbabilities),
    ]
  }

  /// The preview for people: each message under its role, then what is sent beside them.
  package var lines: [String] {
    let request = requests[0]
    var lines: [String] = []
    for message in request.messages {
      lines += ["[\(message.role.rawValue)]", message.shown, ""]
    }
    if let prefill = request.prefill { lines += ["[the answer begins with]", prefill, ""] }
    switch request.constraint {
    case .grammar(let grammar): lines += ["[grammar]", grammar]
    case .jsonSchema(let schema): lines += ["[JSON schema]", "\(schema)", ""]
    case nil: lines += ["[no constraint]", ""]
    }
    var parameters = [
      "turn \(turn), seat \(seat), purpose \(purpose.rawValue), samples \(requests.count)",
      "max_tokens \(request.mostTokens), temperature \(request.temperature.brief)",
      "seed " + requests.map(\.seed.description).joined(separator: " "),
      "timeout \((request.timeout / .seconds(1)).brief) s",
    ]
    if let topP = request.topP { parameters.append("top_p \(topP.brief)") }
    if request.wantsProbabilities { parameters.append("logprobs") }
    if !request.stops.isEmpty {
      parameters.append(
        "stop " + request.stops.map { JSON.string($0).description }.joined(separator: " "))
    }
    parameters.append("prompts \("\(promptsDigest)".prefix(12))")
    return lines + ["[parameters]"] + parameters
  }
}

extension Message {
  /// The texts of the message, with a note in the place of each picture.
  fileprivate var shown: String {
    content.map { part in
      switch part {
      case .text(let text): text
      case .image(let bytes, let type): "\n(a picture: \(type), \(bytes.count) bytes)"
      }
    }.joined()
  }
}
