// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads lessons from their rows.
///
/// Used on the connection's queue only.
final class LessonQueries {
  private let used: Statement
  private let written: Statement
  private let calls: CallQueries

  /// Prepares the statements for a file that has the tables.
  init(on connection: OpaquePointer) throws(SQLiteFailure) {
    used = try Statement(
      """
      SELECT u.seat, u.topic, u.version, c.text FROM lesson_use u
      JOIN content c USING (content_id) WHERE u.episode_id = ?1 ORDER BY u.seat
      """, on: connection)
    written = try Statement(
      """
      SELECT l.seat, l.topic, l.version, c.text FROM lesson l
      JOIN content c USING (content_id) WHERE l.episode_id = ?1 ORDER BY l.seat
      """, on: connection)
    calls = try CallQueries(.seat, on: connection, version: RunSchema.version)
  }

  /// The lessons that the seats began an episode with; empty when none of them keeps any.
  func uses(in episode: Int64, seats: Int) throws -> [Lessons?] {
    var lessons: [Lessons?] = []
    used.bind(episode, at: 1)
    defer { used.reset() }
    while try used.step() {
      if lessons.isEmpty { lessons = Array(repeating: nil, count: seats) }
      lessons[try seat(used, of: seats)] = Self.lessons(used)
    }
    return lessons
  }

  /// What seats wrote down after an episode.
  func revisions(after episode: Int64, seats: Int, withCalls: Bool) throws -> [LessonRevision] {
    var revisions: [LessonRevision] = []
    written.bind(episode, at: 1)
    defer { written.reset() }
    while try written.step() {
      let seat = try seat(written, of: seats)
      revisions.append(LessonRevision(seat: Seat(seat), lessons: Self.lessons(written)))
    }
    guard withCalls, !revisions.isEmpty else { return revisions }
    let called = try calls.calls(of: episode)
    for index in revisions.indices {
      revisions[index].calls = called[revisions[index].seat.index] ?? []
    }
    return revisions
  }

  private func seat(_ row: Statement, of seats: Int) throws(RecordFault) -> Int {
    guard (0..<seats).contains(row.count(0)) else { throw RecordFault("the seat of a lesson") }
    return row.count(0)
  }

  private static func lessons(_ row: Statement) -> Lessons {
    Lessons(topic: row.text(1), version: row.count(2), text: row.text(3))
  }
}
