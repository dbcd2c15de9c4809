// SPDX-License-Identifier: Apache-2.0

/// What a check of one claim found.
public struct FactAnswer: Hashable, Sendable {
  /// The truth of the claim.
  ///
  /// Raw values are the ABI's.
  public enum Truth: Int32, Hashable, Sendable {
    case no = 0
    case yes = 1
    /// Understood, but not decided within the budget or from the view.
    case unknown = 2
    /// The predicate or an argument is not understood; never counted as a lie.
    case invalid = 3
  }

  /// What was found.
  public var truth: Truth
  /// How it was found.
  public var evidence: Evidence

  /// Makes an answer.
  public init(truth: Truth, evidence: Evidence) {
    self.truth = truth
    self.evidence = evidence
  }
}
