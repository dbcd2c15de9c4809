// SPDX-License-Identifier: Apache-2.0

/// How far a tournament is, in episodes.
package struct TournamentCounts: Hashable, Sendable {
  /// The whole schedule.
  package var total: Int
  /// Finished and kept, those of earlier runs included.
  package var finished: Int
  /// Of the finished ones, those of earlier runs.
  package var resumed: Int
  /// Being played.
  package var running = 0
  /// Void through a fault of their environment; they are played again when the run is resumed.
  package var voided = 0
  /// Left out because one of their agents cannot answer; they are played when the run is resumed.
  package var leftOut = 0

  /// Makes the counts of a tournament that begins.
  package init(total: Int, resumed: Int) {
    self.total = total
    self.resumed = resumed
    finished = resumed
  }
}
