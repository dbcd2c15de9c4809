// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What a dialogue made of the answers to one question.
struct Heard {
  /// Why an answer cannot be used.
  struct Fault: Hashable {
    let failure: FailureClass
    /// What was wrong, as one sentence.
    let detail: String
  }

  /// What comes next.
  enum Step: Hashable {
    /// The action was stated.
    case action(ActionID)
    /// Nothing can be used; asking again costs a retry.
    case again(Fault)
    /// There is more to ask before the action; it costs no retry.
    case onward
  }

  var step: Step
  /// What was said with the action; nil where the answer says nothing of it.
  var explanation: Explanation?
  /// What was wrong with each answer; nil for one that was used.
  var faults: [Fault?]
  /// What the question turned out to be for; nil for what it was asked for.
  var purpose: ModelCall.Purpose?
}
