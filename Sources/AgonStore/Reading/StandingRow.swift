// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A row of `v_standings`: one agent in one environment.
package struct StandingRow: Hashable, Sendable {
  /// Name of the environment in the arena.
  package var environment: String
  /// Name of the agent.
  package var agent: String
  /// Episodes; one that it played in several seats counts once a seat.
  package var episodes: Int
  /// Episodes in which no other seat's return was as high.
  package var wins: Int
  /// Episodes in which it shared the highest return.
  package var draws: Int
  package var losses: Int
  /// Wins and half the draws, divided by their number; nil when it always sat alone.
  package var score: Double?
  /// Mean of its returns; nil when none of its episodes counts.
  package var meanReturn: Double?
  /// Episodes that it gave up.
  package var resigned: Int
  /// Episodes that it forfeited, by class; they are among the losses if the returns say so.
  package var forfeits: [FailureClass: Int]
  /// Turns in which a random action stands for a useless answer.
  package var substituted: Int
  /// Episodes that are void for one of its answers; they are not among the others.
  package var voided: Int
}
