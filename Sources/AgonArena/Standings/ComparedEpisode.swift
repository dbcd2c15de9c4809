// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A finished episode with what tells whether another run played the same one.
package struct ComparedEpisode: Hashable, Sendable {
  /// Who played what, and the result.
  package var result: EpisodeResult
  /// Which episode of the pair it is.
  package var leg: Int
  /// The episode's seed.
  package var seed: Seed
  /// Where it began.
  package var opening: Opening

  /// Makes an episode.
  package init(result: EpisodeResult, leg: Int, seed: Seed, opening: Opening) {
    self.result = result
    self.leg = leg
    self.seed = seed
    self.opening = opening
  }

  /// What is equal for the same episode in two runs.
  struct Identity: Hashable {
    let environment: String
    let agents: [String]
    let pair: Int
    let leg: Int
    let seed: Seed
    let opening: Opening
  }

  /// What is equal for the same episode in another run.
  var identity: Identity {
    Identity(
      environment: result.environment, agents: result.agents, pair: result.pair, leg: leg,
      seed: seed, opening: opening)
  }
}
