// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// How often one checker found the same about one agent's claims of one predicate.
package struct ClaimCount: Hashable, Sendable {
  /// Number of the environment in the arena.
  package var environment: Int
  /// Number of the agent in the arena.
  package var agent: Int
  package var source: ClaimVerdict.Source
  /// Name of the predicate; nil for lines that could not be understood.
  package var predicate: String?
  package var finding: Verdict.Finding
  /// Number of claims.
  package var count: Int
}
