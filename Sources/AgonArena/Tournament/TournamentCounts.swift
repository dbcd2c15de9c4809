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

  /// Of the finished ones of this run, those that count for nobody because an answer could not be used.
  package var voidedByAnswers = 0
  /// Turns of this run in which a random action stands for a useless answer.
  package var substitutions = 0
  /// What the model calls of the run came to, those of earlier runs included.
  package var use: ModelUse

  /// Makes the counts of a tournament that begins.
  ///
  /// - Parameter use: what the model calls of earlier runs came to.
  package init(total: Int, resumed: Int, use: ModelUse = ModelUse()) {
    self.use = use
    self.total = total
    self.resumed = resumed
    finished = resumed
  }
}
