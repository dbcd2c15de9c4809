// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension RecordedCall {
  /// A call of a model with messages of one text each.
  static func sample(
    _ texts: [String] = ["Rules.", "Which action?"], model: String = "tiny", seed: Int64 = 7,
    answer: String = "b2"
  ) -> RecordedCall {
    let messages: [JSON] = texts.map {
      ["role": "user", "content": [["text": .string($0)]]]
    }
    return RecordedCall(
      question: [
        "model": ["model": .string(model), "endpoint": "http://127.0.0.1:1/v1"],
        "messages": .array(messages), "seed": .integer(seed), "temperature": 1.0,
      ],
      answer: [
        "text": .string(answer), "finish": "stop", "prompt_tokens": 90, "cached_tokens": 40,
        "reply_tokens": 10,
      ])
  }
}
