// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Writes the lessons that seats began an episode with, and what they wrote down after it.
final class LessonWriter {
  private let contents: ContentWriter
  private let use: Statement
  private let lesson: Statement
  private let calls: CallWriter

  /// Prepares the statements.
  init(
    run: Int64, contents: ContentWriter, on connection: OpaquePointer
  ) throws(SQLiteFailure) {
    self.contents = contents
    use = try Statement(
      """
      INSERT INTO lesson_use (run_id, episode_id, seat, topic, version, content_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """, on: connection)
    lesson = try Statement(
      """
      INSERT INTO lesson (run_id, episode_id, seat, topic, version, content_id, agent_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, on: connection)
    calls = try CallWriter(.seat, run: run, contents: contents, on: connection)
    use.bind(run, at: 1)
    lesson.bind(run, at: 1)
  }

  /// Writes the lessons of an episode whose seats are written.
  func insert(_ trajectory: borrowing Trajectory, episode: Int64) throws(SQLiteFailure) {
    for (seat, lessons) in trajectory.lessons.enumerated() {
      guard let lessons else { continue }
      try bind(lessons, of: seat, in: episode, to: use)
      try use.run()
    }
    for revision in trajectory.revisions {
      let seat = revision.seat.index
      try bind(revision.lessons, of: seat, in: episode, to: lesson)
      lesson.bind(trajectory.plan.agents[seat], at: 7)
      try lesson.run()
      try calls.insert(revision.calls, episode: episode, at: seat)
    }
  }

  private func bind(
    _ lessons: Lessons, of seat: Int, in episode: Int64, to row: Statement
  ) throws(SQLiteFailure) {
    row.bind(episode, at: 2)
    row.bind(seat, at: 3)
    row.bind(lessons.topic, at: 4)
    row.bind(lessons.version, at: 5)
    row.bind(try contents.text(lessons.text), at: 6)
  }
}
