// SPDX-License-Identifier: Apache-2.0

/// What an agent said with its action.
public struct Explanation: Hashable, Sendable {
  /// The text given for the action; evidence, not truth.
  public var rationale: String?
  /// The claims as the agent wrote them, one text a line, also those that no parser understands.
  public var claimLines: [String]
  /// What the rationale recommends, as text, written before the action.
  public var conclusion: String?
  /// The action's text as the agent stated it.
  public var stated: String?
  /// By which way the action came out of the answer; nil when none came.
  public var path: ParsePath?
  /// The agent's own probability of a good end, from 0 to 1.
  public var confidence: Double?
  /// The share of several answers to the same question that chose this action, from 0 to 1; nil for one
  /// answer.
  public var agreement: Double?

  /// Makes an explanation.
  public init(
    rationale: String? = nil, claimLines: [String] = [], conclusion: String? = nil,
    stated: String? = nil, path: ParsePath? = nil, confidence: Double? = nil,
    agreement: Double? = nil
  ) {
    self.rationale = rationale
    self.claimLines = claimLines
    self.conclusion = conclusion
    self.stated = stated
    self.path = path
    self.confidence = confidence
    self.agreement = agreement
  }
}
