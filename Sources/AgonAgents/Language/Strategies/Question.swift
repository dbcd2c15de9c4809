// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A question to a model, without what the settings say of every question.
struct Question {
  /// The conversation that ends with it.
  var messages: [Message]
  /// What it is for.
  var purpose = ModelCall.Purpose.answer
  /// The beginning of the answer.
  var prefill: String?
  /// What holds the answer to its form.
  var constraint: ModelRequest.Constraint?
  /// Texts that end the answer.
  var stops: [String] = []
  /// Answers asked for at once.
  var samples = 1

  /// Makes a question of a conversation.
  init(messages: [Message], purpose: ModelCall.Purpose = .answer) {
    self.messages = messages
    self.purpose = purpose
  }
}
