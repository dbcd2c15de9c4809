// SPDX-License-Identifier: Apache-2.0

/// The rating of one agent.
package struct AgentRating: Hashable, Sendable {
  /// What is special about an agent's record.
  package enum Record: Hashable, Sendable {
    /// Nothing: it scored and it gave points away.
    case mixed
    /// It has no episodes; the rating says nothing.
    case noEpisodes
    /// It won every episode; the rating is a lower guess.
    case onlyWins
    /// It lost every episode; the rating is an upper guess.
    case onlyLosses
  }

  /// The index of the agent.
  package let agent: Int
  /// The rating on the Elo scale, the mean of the field being 0.
  ///
  /// The interval is about the distance from that mean; to compare two agents, use
  /// `Ratings.contrast`.
  package let elo: RatingEstimate
  /// What is special about the agent's record.
  package let record: Record
}
