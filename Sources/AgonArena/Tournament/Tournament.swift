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
  /// - Parameters:
  ///   - ledger: tells which episodes are finished; asked once, at the beginning.
  ///   - sink: keeps each finished episode.
  ///   - jobs: episodes in flight at a time.
  ///   - absent: agents whose episodes are left for a later run.
  ///   - play: plays one episode.
  ///   - events: told what happens, one event at a time and in order. It holds up all workers: it
  ///     must return at once.
  /// - Returns: how it ended. An agent that cannot answer (`AgentUnavailable`) loses its
  ///   remaining episodes to a later run, a plugin that spoils an episode twice voids it; the rest is
  ///   played.
  /// - Throws: what ledger or sink throw, and what `play` throws otherwise; all else stops then.
  package static func run(
    _ schedule: Schedule, ledger: any ScheduleLedger, sink: any TrajectorySink, jobs: Int,
    absent: Set<Int> = [], play: @escaping @Sendable (EpisodePlan) async throws -> Trajectory,
    events: @escaping @Sendable (TournamentEvent) -> Void = { _ in }
  ) async throws -> TournamentReport {
    let finished = try await ledger.finishedEpisodes()
    let desk = TournamentDesk(
      schedule: schedule, finished: finished, absent: absent, events: events)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(max(1, jobs), max(1, schedule.count)) {
        group.addTask {
          while !Task.isCancelled, let plan = desk.claim() {
            try await playOne(plan, isLast: false, desk: desk, sink: sink, play: play)
          }
        }
      }
      // The first error leaves the group here, which cancels the other workers.
      while try await group.next() != nil {}
    }
    return desk.report(isCancelled: Task.isCancelled)
  }

  private static func playOne(
    _ plan: EpisodePlan, isLast: Bool, desk: TournamentDesk, sink: any TrajectorySink,
    play: @Sendable (EpisodePlan) async throws -> Trajectory
  ) async throws {
    let trajectory: Trajectory
    do {
      trajectory = try await play(plan)
    } catch let fault as EnvironmentError where fault.code == .faulty && !Task.isCancelled {
      try await sink.record(EpisodeFault(plan: plan, error: fault))
      // Once more from the same seed: a machine short of memory is no faulty plugin.
      guard isLast else {
        desk.retry(plan, fault)
        return try await playOne(plan, isLast: true, desk: desk, sink: sink, play: play)
      }
      return desk.void(plan, fault)
    } catch {
      return try settle(error, of: plan, desk: desk)
    }
    do {
      try await sink.record(trajectory)
    } catch is CancellationError where Task.isCancelled {
      return desk.abandon()
    }
    desk.finish(trajectory)
  }

  /// Decides what an episode that could not be played means for the tournament.
  private static func settle(
    _ error: any Error, of plan: EpisodePlan, desk: TournamentDesk
  ) throws {
    // A broken-off episode may fail in any way, for example in a call to a model server.
    if Task.isCancelled { return desk.abandon() }
    switch error {
    case let missing as AgentUnavailable where desk.bar(missing, in: plan): break
    default: throw error
    }
  }
}
