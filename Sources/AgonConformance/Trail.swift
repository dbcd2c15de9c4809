// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// How a state was reached from the beginning of an episode.
package struct Trail: Hashable, Sendable {
  /// Number of seats.
  package var seats: Int
  /// The seed of the episode.
  package var seed: Seed
  /// What was applied, first one first.
  package var steps: [Step] = []
  /// The steps by name, such as `0 b2` or `chance K`.
  package var words: [String] = []

  /// Begins at the start of an episode.
  package init(seats: Int, seed: Seed) {
    self.seats = seats
    self.seed = seed
  }

  /// Goes one step on.
  mutating func append(_ step: Step, _ words: String) {
    steps.append(step)
    self.words.append(words)
  }

  /// The trail as part of a sentence.
  package var sentence: String {
    let actions = words.isEmpty ? "at the start" : "after " + words.joined(separator: ", ")
    return "\(seats) seats, episode seed \(seed), \(actions)"
  }
}
