// SPDX-License-Identifier: Apache-2.0

/// How much a check tries.
package struct Effort: Hashable, Sendable {
  /// Random episodes that a rule looks at.
  package var episodes: Int
  /// States that a rule looks at in one episode: the first, the last, and others between.
  package var visits: Int
  /// Seconds after which a rule begins no further episode; nil for no limit.
  ///
  /// Two episodes are looked at whatever they take.
  package var seconds: Double?

  /// Makes an effort.
  package init(episodes: Int = 20, visits: Int = 10, seconds: Double? = 1.5) {
    self.episodes = episodes
    self.visits = visits
    self.seconds = seconds
  }
}
