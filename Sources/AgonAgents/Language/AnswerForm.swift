// SPDX-License-Identifier: Apache-2.0

/// The form in which a model is asked to answer.
enum AnswerForm: String, CaseIterable, Hashable, Sendable {
  /// The action alone, in `<action>`.
  case direct
  /// Reasoning in `<think>`, then the action in `<answer>`, as Think in Games asks.
  case think
  /// The text form of claims: rationale, claims, conclusion, action, confidence.
  case claims
  /// A line `Thought: ...`, then a line `Action: ...`.
  case react
  /// One fenced block that is the action, and nothing else.
  case code

  /// Whether an answer in this form says why.
  var hasRationale: Bool { self != .direct && self != .code }
}
