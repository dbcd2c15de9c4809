// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A finished episode without its turns.
package struct StoredEpisode: Hashable, Sendable {
  /// Number in its file, in the order of recording, from 1.
  package var id: Int64
  /// What the schedule asked for: key, environment, agents by seat, pair, leg, seed, opening.
  package var plan: EpisodePlan
  /// Number of the build that produced it, among `RunReader.origins(of:)` of its environment.
  package var origin: Int
  package var openingDigest: Digest
  /// The seat of the first turn after the opening; nil for an episode without turns.
  package var firstToAct: Seat?
  /// Number of turns.
  package var turnCount: Int
  package var outcome: Outcome
  /// Time from the beginning to the end, in whole microseconds.
  package var duration: Duration
}
