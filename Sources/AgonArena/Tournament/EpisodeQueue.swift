// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The episodes of a schedule that are still to start, in order, as far as nothing holds them up.
///
/// An episode that needs lessons which another one in flight may change waits for that one; so each topic is
/// played in the order of the schedule while others go on.
struct EpisodeQueue {
  /// What a worker can do now.
  enum Step {
    /// Play this episode.
    case play(EpisodeTicket)
    /// Leave this episode for a later run, and its place in the record empty.
    case leaveOut(EpisodeTicket)
    /// Ask again when an episode has ended.
    case later
    /// Go home: none is left.
    case over
  }

  /// Episodes that may wait for lessons before the search for another one gives up.
  private static let mostDeferred = 1024

  private let schedule: Schedule
  private let finished: Set<Digest>
  private let line: RecordingLine
  private let lessons: LessonBook?
  private var position = 0
  private var deferred: [EpisodeTicket] = []
  private var busy: Set<LessonBook.Key> = []

  /// Begins with the whole schedule.
  init(
    schedule: Schedule, finished: Set<Digest>, line: RecordingLine, lessons: LessonBook? = nil
  ) {
    self.schedule = schedule
    self.finished = finished
    self.line = line
    self.lessons = lessons
  }

  /// The next episode.
  ///
  /// - Parameter missing: agents whose episodes are left for a later run.
  mutating func next(without missing: Set<Int>) -> Step {
    var blocked = busy
    var index = 0
    while index < deferred.count {
      let ticket = deferred[index]
      guard blocked.isDisjoint(with: ticket.keys) else {
        blocked.formUnion(ticket.keys)
        index += 1
        continue
      }
      deferred.remove(at: index)
      return start(ticket, without: missing)
    }
    while position < schedule.count {
      guard deferred.count < Self.mostDeferred, line.admits(position) else { return .later }
      let ticket = ticket(at: position)
      position += 1
      if finished.contains(ticket.plan.key) {
        line.skip(ticket.position)
      } else if !blocked.isDisjoint(with: ticket.keys) {
        blocked.formUnion(ticket.keys)
        deferred.append(ticket)
      } else {
        return start(ticket, without: missing)
      }
    }
    return deferred.isEmpty ? .over : .later
  }

  /// Lets other episodes have the lessons of one that has ended.
  mutating func release(_ ticket: EpisodeTicket) { busy.subtract(ticket.keys) }

  private mutating func start(_ ticket: EpisodeTicket, without missing: Set<Int>) -> Step {
    guard missing.isDisjoint(with: ticket.plan.agents) else { return .leaveOut(ticket) }
    busy.formUnion(ticket.keys)
    return .play(ticket)
  }

  private func ticket(at position: Int) -> EpisodeTicket {
    let plan = schedule[position]
    return EpisodeTicket(position: position, plan: plan, keys: lessons?.keys(of: plan) ?? [])
  }
}
