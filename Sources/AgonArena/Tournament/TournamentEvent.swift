// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Something that happened in a running tournament, with the counts after it.
package enum TournamentEvent: Sendable {
  /// The ledger was read; play begins.
  case began(TournamentCounts)
  /// An episode starts.
  case started(EpisodePlan, TournamentCounts)
  /// An episode is finished and kept.
  case finished(FinishedEpisode, TournamentCounts)
  /// An episode was spoiled by its plugin and is played once more from its seed.
  case retried(EpisodePlan, EnvironmentError, TournamentCounts)
  /// An episode is void through a fault of its environment.
  case voided(EpisodePlan, EnvironmentError, TournamentCounts)
  /// An agent cannot answer: its remaining episodes are left out.
  case agentUnavailable(AgentUnavailable, TournamentCounts)
}
