// SPDX-License-Identifier: Apache-2.0

/// One finished episode between two agents, as the rating method sees it.
package struct RatedEpisode: Hashable, Sendable {
  /// What the first named agent scored; the other agent scored the rest of 1.
  package enum Score: Double, Hashable, Sendable, CaseIterable {
    /// The first named agent lost.
    case loss = 0
    /// Nobody won.
    case tie = 0.5
    /// The first named agent won.
    case win = 1
  }

  /// The index of the agent that `score` speaks of.
  package let agent: Int
  /// The index of the other agent.
  package let opponent: Int
  /// What `agent` scored.
  package let score: Score
  /// The index of the agent that acted first, or nothing where the order gives no advantage.
  package let firstToAct: Int?
  /// The pair (or other unit of the schedule) that the episode belongs to.
  ///
  /// Episodes of one cluster may resemble each other; clusters are taken to be independent.
  package let cluster: Int
  /// How often the episode counts; 1 for an ordinary episode, at most a thousand million.
  package let weight: Double

  /// Makes an episode; `firstToAct` is one of the two agents, `weight` is not negative.
  package init(
    agent: Int, opponent: Int, score: Score, firstToAct: Int?, cluster: Int, weight: Double = 1
  ) {
    precondition(agent >= 0 && opponent >= 0, "Agents are indices from 0.")
    precondition(
      firstToAct == nil || firstToAct == agent || firstToAct == opponent,
      "The agent that acts first plays in the episode.")
    precondition(weight >= 0 && weight <= 1e9, "A weight lies between 0 and a thousand million.")
    self.agent = agent
    self.opponent = opponent
    self.score = score
    self.firstToAct = firstToAct
    self.cluster = cluster
    self.weight = weight
  }
}
