// SPDX-License-Identifier: Apache-2.0

/// The result of checking a claim.
public struct Verdict: Hashable, Sendable {
  /// Why a claim could be neither supported nor refuted.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    case unknownPredicate = "unknown_predicate"
    case hiddenInformation = "hidden_information"
    case outOfBudget = "out_of_budget"
    case ambiguousReference = "ambiguous_reference"
    case unsupportedByPlugin = "unsupported_by_plugin"
    /// Beyond the number of claims that are checked in a turn.
    case overLimit = "over_limit"
  }

  /// What the check found.
  public enum Finding: Hashable, Sendable {
    case supported
    case refuted
    case unverifiable(Reason)
  }

  /// What the check found.
  public var finding: Finding
  /// How it was found; nil where nothing was checked.
  public var evidence: Evidence?
  /// Episodes cloned to find out: the cost, the same on every machine.
  public var cost: Int

  /// Makes a verdict.
  public init(_ finding: Finding, evidence: Evidence? = nil, cost: Int = 0) {
    self.finding = finding
    self.evidence = evidence
    self.cost = cost
  }
}
