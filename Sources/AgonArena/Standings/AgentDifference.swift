// SPDX-License-Identifier: Apache-2.0

package import AgonStatistics

/// How an agent's score changed from one run to another, over the pairs that both played.
package struct AgentDifference: Hashable, Sendable {
  /// The environment, by name; nil for all together.
  package let environment: String?
  /// The agent, by name.
  package let agent: String
  /// Episodes that both runs played.
  package let episodes: Int
  /// Points an episode in the first run, from 0 to 1.
  package let before: Double
  /// Points an episode in the second run, from 0 to 1.
  package let after: Double
  /// The score after less the score before, by pair: mean, number of clusters, interval by Student's t.
  package let difference: PairedDifference
  /// Pairs in which the score changed.
  package let changedPairs: Int
}
