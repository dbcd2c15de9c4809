// SPDX-License-Identifier: Apache-2.0

package import AgonCore
package import AgonStatistics

/// How one agent of an ablation did, and how far from the unchanged one.
package struct AblationRow: Hashable, Sendable {
  /// What the comparison says of an agent.
  package enum Finding: Hashable, Sendable {
    /// Its score differs from the unchanged agent's, by the corrected p-value.
    case better, worse
    /// No difference beyond the margin can be: the 90 % interval lies within it, or there are sixty pairs and
    /// none differs.
    case equivalent
    /// Neither could be shown.
    case inconclusive
    /// No pair was played by both.
    case untested
  }

  /// Name of the agent.
  package let agent: String
  /// Episodes that count: those whose twin the unchanged agent played too.
  package internal(set) var episodes = 0
  /// Points an episode, from 0 to 1; nil without episodes.
  package internal(set) var score: Double?
  /// Its score less that of the unchanged agent, by pair over all opponents and both seats; nil without
  /// episodes.
  package internal(set) var difference: PairedDifference?
  /// Pairs in which the score differs.
  package internal(set) var changedPairs = 0
  /// The chance of a difference as great by luck alone, by sign flips of pairs; nil without episodes.
  package internal(set) var pValue: Double?
  /// The same, corrected for the number of variants; nil for the unchanged agent asked again, which is no variant.
  package internal(set) var correctedPValue: Double?
  /// What follows.
  package internal(set) var finding = Finding.untested
  /// Answers that could not be used and ended an episode, by class, in all its episodes.
  package internal(set) var failures: [FailureClass: Int] = [:]
  /// All its episodes, those without a twin included.
  package internal(set) var played = 0
  /// What its model calls cost, in the currency of the arena's prices; nil when that is not known.
  package internal(set) var cost: Double?

  /// Begins the row of an agent.
  init(agent: String) { self.agent = agent }
}
