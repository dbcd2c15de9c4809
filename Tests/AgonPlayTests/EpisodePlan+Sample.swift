// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension EpisodePlan {
  /// A plan of one episode between two agents.
  static func sample(
    opening: Opening = .start, seed: Seed = Seed(7), leg: Int = 0, key: String = "key"
  ) -> EpisodePlan {
    EpisodePlan(
      key: SHA256.digest(of: key), environment: 0, agents: [0, 1], pair: 0, leg: leg, seed: seed,
      opening: opening)
  }
}
