// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What a progress line says of an episode that is finished and kept.
package struct FinishedEpisode: Hashable, Sendable {
  /// What was played.
  package let plan: EpisodePlan
  /// How it ended.
  package let outcome: Outcome
  /// Number of turns after the opening.
  package let turns: Int
  /// Time from its beginning to its end, without the time that keeping it took.
  package let duration: Duration
  /// What its model calls came to.
  package let use: ModelUse
  /// Turns in which a random action stands for a useless answer.
  package let substitutions: Int

  /// Takes what is needed from a trajectory.
  package init(_ trajectory: Trajectory) {
    plan = trajectory.plan
    outcome = trajectory.outcome
    turns = trajectory.turns.count
    duration = trajectory.duration
    use = ModelUse(trajectory)
    substitutions = trajectory.turns.count { $0.substitution != nil }
  }
}
