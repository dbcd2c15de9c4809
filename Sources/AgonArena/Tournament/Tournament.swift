// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Plays a schedule.
package enum Tournament {
  /// Plays what the ledger lacks of a schedule, `jobs` episodes at a time, in the order of the schedule.
  ///
  /// Run it with a preference for an `EpisodePool`, whose threads the workers then use. Cancelling the
  /// task ends it cleanly: no episode starts any more, those in flight are broken off unrecorded, and the
  /// report says `cancelled`.
  ///
  /// Episodes that share lessons are played one after another, in the order of the schedule.
  ///
  /// - Parameters:
  ///   - ledger: tells which episodes are finished; asked once, at the beginning.
  ///   - sink: keeps each finished episode.
  ///   - jobs: episodes in flight at a time.
  ///   - absent: agents whose episodes are left for a later run.
  ///   - inOrder: records in the order of the schedule, so that the record does not tell what ended first;
  ///     what has ended is held back until all before it has, and play runs ahead only so far.
  ///   - lessons: what agents learn from episode to episode; `play` takes from it what an episode begins with.
  ///   - use: what the model calls of earlier runs came to, for the counts.
  ///   - play: plays one episode.
  ///   - events: told what happens, one event at a time and in order. It holds up all workers: it
  ///     must return at once.
  /// - Returns: how it ended. An agent that cannot answer (`AgentUnavailable`) loses its
  ///   remaining episodes to a later run, a plugin that spoils an episode twice voids it; the rest is
  ///   played.
  /// - Throws: what ledger or sink throw, and what `play` throws otherwise; all else stops then.
  package static func run(
    _ schedule: Schedule, ledger: any ScheduleLedger, sink: any TrajectorySink, jobs: Int,
    absent: Set<Int> = [], inOrder: Bool = false, lessons: LessonBook? = nil,
    use: ModelUse = ModelUse(),
    play: @escaping @Sendable (EpisodePlan) async throws -> Trajectory,
    events: @escaping @Sendable (TournamentEvent) -> Void = { _ in }
  ) async throws -> TournamentReport {
    let finished = try await ledger.finishedEpisodes()
    let workers = min(max(1, jobs), max(1, schedule.count))
    let line = RecordingLine(sink: sink, window: inOrder ? max(leastWindow, 4 * workers) : nil)
    let desk = TournamentDesk(
      schedule: schedule, finished: finished, absent: absent, line: line, lessons: lessons,
      use: use, events: events)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask { try await work(at: desk, line: line, play: play) }
      }
      // The first error leaves the group here, which cancels the other workers.
      while try await group.next() != nil {}
    }
    return desk.report(isCancelled: Task.isCancelled)
  }

  /// Places of the schedule that may be open when episodes are recorded in order, at least.
  private static let leastWindow = 64

  /// Does what the desk hands out until nothing is left.
  private static func work(
    at desk: TournamentDesk, line: RecordingLine,
    play: @Sendable (EpisodePlan) async throws -> Trajectory
  ) async throws {
    while !Task.isCancelled {
      switch await desk.claim() {
      case .play(let ticket):
        try await playOne(ticket, isLast: false, desk: desk, line: line, play: play)
      case .leaveOut(let ticket): try await settle(ticket, nil, desk: desk, line: line)
      case .later, .over: return
      }
    }
  }

  private static func playOne(
    _ ticket: EpisodeTicket, isLast: Bool, desk: TournamentDesk, line: RecordingLine,
    play: @Sendable (EpisodePlan) async throws -> Trajectory
  ) async throws {
    let plan = ticket.plan
    let trajectory: Trajectory
    do {
      trajectory = try await play(plan)
    } catch let fault as EnvironmentError where fault.code == .faulty && !Task.isCancelled {
      try await line.add(EpisodeFault(plan: plan, error: fault), of: ticket)
      // Once more from the same seed: a machine short of memory is no faulty plugin.
      guard isLast else {
        desk.retry(plan, fault)
        return try await playOne(ticket, isLast: true, desk: desk, line: line, play: play)
      }
      desk.void(ticket, fault)
      return try await settle(ticket, nil, desk: desk, line: line)
    } catch {
      try dismiss(error, of: ticket, desk: desk)
      return try await settle(ticket, nil, desk: desk, line: line)
    }
    try await settle(ticket, trajectory, desk: desk, line: line)
  }

  /// Hands an episode to the record, or leaves its place empty.
  private static func settle(
    _ ticket: EpisodeTicket, _ trajectory: Trajectory?, desk: TournamentDesk, line: RecordingLine
  ) async throws {
    guard !Task.isCancelled || trajectory != nil else { return }
    do {
      // In order, the episode has ended before it is recorded, else with its record.
      if let trajectory, line.isOrdered { desk.end(ticket, trajectory) }
      try await line.settle(ticket, trajectory) { kept in
        if !line.isOrdered { desk.end(ticket, kept) }
        desk.keep(kept)
      }
      if line.isOrdered { desk.lookAgain() }
    } catch is CancellationError where Task.isCancelled {
      if trajectory != nil, !line.isOrdered { desk.abandon(ticket) }
    }
  }

  /// Decides what an episode that could not be played means for the tournament.
  private static func dismiss(
    _ error: any Error, of ticket: EpisodeTicket, desk: TournamentDesk
  ) throws {
    // A broken-off episode may fail in any way, for example in a call to a model server.
    if Task.isCancelled { return desk.abandon(ticket) }
    switch error {
    case let missing as AgentUnavailable where desk.bar(missing, in: ticket): break
    default: throw error
    }
  }
}
