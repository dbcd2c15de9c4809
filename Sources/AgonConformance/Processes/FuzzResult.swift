// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What fuzzing of an environment found.
package struct FuzzResult: Hashable, Sendable {
  /// A round that broke the contract.
  package struct Finding: Hashable, Sendable {
    /// The number of the round, which with the seed gives the same input again.
    package var round: Int
    /// What was expected and seen, with the input in hexadecimal digits.
    package var violation: Violation
  }

  /// Findings after which the fuzzing ends.
  package static let most = 5

  /// Rounds that were run.
  package var rounds = 0
  /// What was found, at most `most`.
  package private(set) var findings: [Finding] = []

  /// Makes an empty result.
  package init() {}

  /// Adds a finding unless there are enough.
  mutating func add(_ finding: Finding) {
    if findings.count < FuzzResult.most { findings.append(finding) }
  }

  /// The result as JSON: `rounds` and `findings`.
  package var json: JSON {
    [
      "rounds": .integer(Int64(rounds)),
      "findings": .array(
        findings.map { ["round": .integer(Int64($0.round)), "violation": $0.violation.json] }),
    ]
  }
}
