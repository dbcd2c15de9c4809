// SPDX-License-Identifier: Apache-2.0

/// How a strategy goes about it, as far as its settings matter; `Strategy.begin` says what it asks.
struct Manner: Sendable {
  /// What it does, as one sentence.
  let summary: String
  /// The forms in which it can ask for an answer, the usual one first.
  let forms: [AnswerForm]
  /// What it says, unless the settings say otherwise.
  let texts: PromptTexts
  /// What it tells of the past; nil to leave that to the settings.
  let memory: Memory?

  /// Describes a strategy.
  init(summary: String, forms: [AnswerForm], texts: PromptTexts, memory: Memory? = nil) {
    self.summary = summary
    self.forms = forms
    self.texts = texts
    self.memory = memory
  }
}
