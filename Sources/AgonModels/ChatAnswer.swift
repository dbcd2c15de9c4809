// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads the body of a chat-completion response.
enum ChatAnswer {
  /// The first choice as a reply whose text begins with the prefill.
  static func reply(in body: [UInt8], prefill: String?) throws(ChatFault) -> ModelReply {
    let json: JSON
    do {
      json = try JSON(parsing: body)
    } catch {
      throw ChatFault(
        code: .transport,
        detail: "It answered no JSON (\(error)): check that the address is a chat endpoint's.")
    }
    guard let choice = json["choices"]?.elements?.first, let message = choice["message"] else {
      throw ChatFault(
        code: .transport,
        detail: "Its answer has no choices[0].message: check that the address is a chat endpoint's."
      )
    }
    let usage = json["usage"]
    return ModelReply(
      text: completed(text(of: message), by: prefill),
      trace: nonEmpty(message["reasoning_content"]?.text) ?? nonEmpty(message["reasoning"]?.text),
      finish: finish(choice["finish_reason"]?.text),
      promptTokens: count(usage?["prompt_tokens"]),
      replyTokens: count(usage?["completion_tokens"]),
      cachedTokens: count(usage?["prompt_tokens_details"]?["cached_tokens"]),
      logProbabilities: probabilities(choice["logprobs"]?["content"]))
  }

  /// The content: a text, a list of parts, or the provider's refusal in place of both.
  private static func text(of message: JSON) -> String {
    if let text = message["content"]?.text { return text }
    if let parts = message["content"]?.elements {
      return parts.compactMap { $0["text"]?.text }.joined()
    }
    return message["refusal"]?.text ?? ""
  }

  /// Some servers repeat the prefill in the content, some do not.
  private static func completed(_ text: String, by prefill: String?) -> String {
    guard let prefill, !text.hasPrefix(prefill) else { return text }
    return prefill + text
  }

  private static func finish(_ reason: String?) -> ModelReply.Finish {
    switch reason {
    case "stop": .stop
    case "length": .length
    default: .other
    }
  }

  private static func probabilities(_ list: JSON?) -> [ModelReply.TokenProbability]? {
    list?.elements?.compactMap { entry in
      guard let token = entry["token"]?.text, let logarithm = entry["logprob"]?.double else {
        return nil
      }
      return ModelReply.TokenProbability(token: token, logProbability: logarithm)
    }
  }

  private static func count(_ number: JSON?) -> Int? {
    number?.integer.flatMap { Int(exactly: $0) }
  }

  private static func nonEmpty(_ text: String?) -> String? {
    text?.isEmpty == false ? text : nil
  }
}
