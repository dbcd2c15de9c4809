// SPDX-License-Identifier: Apache-2.0

/// A claim with one checker's verdict and what a person needs to understand it.
package struct CheckedClaim: Hashable, Sendable {
  /// The claim as the agent wrote it.
  package var text: String
  /// Name of the applied action; nil when none was.
  package var applied: String?
  /// Number of the environment in the arena.
  package var environment: Int
  /// Number of the agent in the arena.
  package var agent: Int
  package var verdict: ClaimVerdict
}
