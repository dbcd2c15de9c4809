// SPDX-License-Identifier: Apache-2.0

package import AgonCore
package import AgonRatings

/// One agent's line of a standings table.
package struct StandingsRow: Hashable, Sendable {
  /// Name of the agent.
  package let agent: String
  /// Episodes won.
  package internal(set) var wins = 0
  /// Episodes in which nobody won.
  package internal(set) var draws = 0
  /// Episodes lost, for whatever reason.
  package internal(set) var losses = 0
  /// Of the losses, those by an answer that could not be used, by its class.
  package internal(set) var failures: [FailureClass: Int] = [:]
  /// Of the losses, those by giving up.
  package internal(set) var resignations = 0
  /// Turns in which a random action stands for a useless answer of the agent.
  package internal(set) var substitutions = 0
  /// Episodes that a budget or a limit cut.
  package internal(set) var truncations = 0
  /// The rating on the Elo scale, the mean of the table being 0; nil for an agent without episodes.
  package internal(set) var rating: AgentRating?

  /// Begins the line of an agent.
  init(agent: String) { self.agent = agent }

  /// Episodes played.
  package var episodes: Int { wins + draws + losses }

  /// Points a game, from 0 to 1: one for a win, a half for a draw; nil without episodes.
  package var score: Double? {
    episodes == 0 ? nil : (Double(wins) + Double(draws) / 2) / Double(episodes)
  }
}
