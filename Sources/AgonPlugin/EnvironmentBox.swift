// SPDX-License-Identifier: Apache-2.0

/// What an `agon_environment_t` points at: rules of some type with their parameters.
class EnvironmentBox {
  /// The facts of the rules.
  let facts: Facts
  /// The parameters as the host gave them; empty for the defaults.
  let parameters: String

  init(facts: Facts, parameters: String) {
    self.facts = facts
    self.parameters = parameters
  }

  /// Begins an episode.
  func begin(seats: Int, seed: UInt64, opening: String) throws(Fault) -> EpisodeBox {
    throw .notOverridden
  }

  /// Makes the episode that bytes describe.
  func restore(_ bytes: [UInt8]) throws(Fault) -> EpisodeBox { throw .notOverridden }
}
