// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A wish for one random opening.
package struct OpeningRequest: Hashable, Sendable {
  /// Number of the environment in its arena.
  package var environment: Int
  /// How many actions the opening has.
  package var plies: Int
  /// The seed of the episodes that will start from it.
  package var seed: Seed
  /// The seed of the choice among legal actions.
  package var choice: Seed

  /// Makes a wish.
  package init(environment: Int, plies: Int, seed: Seed, choice: Seed) {
    self.environment = environment
    self.plies = plies
    self.seed = seed
    self.choice = choice
  }
}
