// SPDX-License-Identifier: Apache-2.0

/// An agent's answer to one question.
public struct Decision: Sendable {
  /// What the agent does.
  public enum Choice: Hashable, Sendable {
    /// It plays a legal action.
    case action(ActionID)
    /// Its answer cannot be used: the seat forfeits. The class says why, the sentence what was wrong.
    case failed(FailureClass, String)
    /// It gives up.
    case resigned
  }

  /// What the agent does.
  public var choice: Choice
  /// What the agent said about it; nil for an agent that says nothing.
  public var explanation: Explanation?
  /// The model calls that led here, in order; empty for an agent without a model.
  public var calls: [ModelCall]
  /// Set when the action is a random one that the arena's policy plays for a useless answer.
  public var substitution: Substitution?

  /// Makes an answer.
  public init(_ choice: Choice, explanation: Explanation? = nil, calls: [ModelCall] = []) {
    self.choice = choice
    self.explanation = explanation
    self.calls = calls
  }
}
