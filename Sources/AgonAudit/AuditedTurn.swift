// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// The claims of one recorded turn, checked on the replayed state.
package struct AuditedTurn: Sendable {
  /// The episode's key.
  package var episode: Digest
  /// The pair of episodes that this one belongs to: the statistical cluster.
  package var cluster: Cluster
  /// Number of the turn.
  package var turn: Int
  /// Number of the agent in its run.
  package var agent: Int
  /// Its claims, in order.
  package var claims: [CheckedClaim]
  /// False twins planted for its supported claims, and how many of them were refuted.
  package var twins: TwinCount

  /// What two episodes of one pair have in common.
  package struct Cluster: Hashable, Sendable, Comparable {
    package var environment: Int
    /// The agents in ascending order.
    package var agents: [Int]
    package var pair: Int

    /// The cluster of a planned episode.
    package init(_ plan: EpisodePlan) {
      environment = plan.environment
      agents = plan.agents.sorted()
      pair = plan.pair
    }

    /// An order that is the same in every run.
    package static func < (a: Cluster, b: Cluster) -> Bool {
      if a.environment != b.environment { return a.environment < b.environment }
      if a.agents != b.agents { return a.agents.lexicographicallyPrecedes(b.agents) }
      return a.pair < b.pair
    }
  }

  /// Planted false claims.
  package struct TwinCount: Hashable, Sendable {
    package var planted = 0
    package var refuted = 0

    /// Counts none.
    package init() {}
  }
}
