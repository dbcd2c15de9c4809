// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// One episode that a worker took from the schedule.
struct EpisodeTicket: Sendable {
  /// Its place in the schedule, from 0.
  let position: Int
  /// What is to be played.
  let plan: EpisodePlan
  /// Whose lessons it needs and may change.
  let keys: [LessonBook.Key]
}
