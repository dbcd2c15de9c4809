// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// How a tournament ended.
///
/// Whatever is missing is played when it is run again.
package struct TournamentReport: Sendable {
  /// Why it ended.
  package enum Ending: Hashable, Sendable {
    /// The whole schedule is finished.
    case complete
    /// It was cancelled with episodes still to play.
    case cancelled
    /// Some episodes are void or were left out.
    case incomplete
  }

  /// An agent that could not answer.
  package struct MissingAgent: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// What it said, as one sentence.
    package let detail: String
    /// Its episodes that are unplayed for this reason, those broken off included.
    ///
    /// An episode of two missing agents counts for both.
    package let episodes: Int
  }

  /// A void episode.
  package struct VoidedEpisode: Sendable {
    /// What was to be played.
    package let plan: EpisodePlan
    /// What the environment did.
    package let error: EnvironmentError
  }

  /// Why it ended.
  package let ending: Ending
  /// The counts at the end.
  package let counts: TournamentCounts
  /// The agents that could not answer, by number.
  package let missingAgents: [MissingAgent]
  /// The void episodes, at most the first hundred; `counts.voided` tells how many there are.
  package let voided: [VoidedEpisode]
}
