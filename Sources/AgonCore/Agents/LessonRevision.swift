// SPDX-License-Identifier: Apache-2.0

/// A new version of an agent's lessons, written after an episode.
public struct LessonRevision: Hashable, Sendable {
  /// Where the agent sat in the episode.
  public var seat: Seat
  /// The lessons in their new version.
  public var lessons: Lessons
  /// The model calls that led to them, in order.
  public var calls: [ModelCall]

  /// Makes a revision.
  public init(seat: Seat, lessons: Lessons, calls: [ModelCall] = []) {
    self.seat = seat
    self.lessons = lessons
    self.calls = calls
  }
}
