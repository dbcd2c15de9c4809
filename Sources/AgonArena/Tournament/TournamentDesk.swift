// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// Hands out the episodes of a schedule to the workers and keeps the counts.
///
/// `@unchecked Sendable`: `lock` guards `state`. It is Foundation's lock because the thread sanitizer
/// sees that one, unlike `Mutex`. Events are sent under it, so they come one at a time and in order.
final class TournamentDesk: @unchecked Sendable {
  private struct State {
    var queue: EpisodeQueue
    var counts: TournamentCounts
    var missing: [Int: (detail: String, episodes: Int)] = [:]
    var voided: [TournamentReport.VoidedEpisode] = []
    var waiting: [CheckedContinuation<EpisodeQueue.Step, Never>] = []
    var isClosed = false
  }

  private static let mostVoidedListed = 100

  private let schedule: Schedule
  private let lessons: LessonBook?
  private let events: @Sendable (TournamentEvent) -> Void
  private let lock = NSLock()
  private var state: State

  init(
    schedule: Schedule, finished: Set<Digest>, absent: Set<Int> = [], line: RecordingLine,
    lessons: LessonBook? = nil, use: ModelUse = ModelUse(),
    events: @escaping @Sendable (TournamentEvent) -> Void
  ) {
    self.schedule = schedule
    self.lessons = lessons
    self.events = events
    let resumed = finished.isEmpty ? 0 : schedule.count { finished.contains($0.key) }
    let counts = TournamentCounts(total: schedule.count, resumed: resumed, use: use)
    let missing = absent.map { ($0, (detail: "It was left out of this run.", episodes: 0)) }
    state = State(
      queue: EpisodeQueue(schedule: schedule, finished: finished, line: line, lessons: lessons),
      counts: counts, missing: Dictionary(uniqueKeysWithValues: missing))
    events(.began(counts))
  }

  /// What a worker does next: play an episode, leave one out, or go home.
  ///
  /// Passes over finished ones. Waits while every episode that is left needs the lessons of one in flight, or
  /// would run too far ahead of the record.
  func claim() async -> EpisodeQueue.Step {
    let step = lock.withLock { next() }
    guard case .later = step else { return step }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        lock.withLock {
          state.waiting.append(continuation)
          serve()
        }
      }
    } onCancel: {
      lock.withLock {
        state.isClosed = true
        serve()
      }
    }
  }

  private func next() -> EpisodeQueue.Step {
    guard !state.isClosed else { return .over }
    let step = state.queue.next(without: Set(state.missing.keys))
    switch step {
    case .play(let ticket):
      state.counts.running += 1
      events(.started(ticket.plan, state.counts))
    case .leaveOut(let ticket):
      for agent in Set(ticket.plan.agents) { state.missing[agent]?.episodes += 1 }
      state.counts.leftOut += 1
    case .later, .over: break
    }
    return step
  }

  /// Gives waiting workers what has become free.
  private func serve() {
    while !state.waiting.isEmpty {
      let step = next()
      switch step {
      case .play, .leaveOut: state.waiting.removeLast().resume(returning: step)
      case .later: return
      case .over:
        for worker in state.waiting { worker.resume(returning: step) }
        state.waiting.removeAll()
      }
    }
  }

  /// Ends an episode: others may have its lessons now.
  private func release(_ ticket: EpisodeTicket) {
    state.counts.running -= 1
    state.queue.release(ticket)
  }

  /// Takes over the lessons of an episode that was played, and lets the next of its topics start.
  func end(_ ticket: EpisodeTicket, _ trajectory: Trajectory) {
    lessons?.note(trajectory)
    lock.withLock {
      release(ticket)
      serve()
    }
  }

  /// Counts an episode that is kept.
  func keep(_ trajectory: Trajectory) {
    lock.withLock {
      let episode = FinishedEpisode(trajectory)
      state.counts.finished += 1
      state.counts.use += episode.use
      state.counts.substitutions += episode.substitutions
      if episode.outcome.end == .voided { state.counts.voidedByAnswers += 1 }
      events(.finished(episode, state.counts))
      serve()
    }
  }

  /// Looks again for episodes that may start, after the record has moved on.
  func lookAgain() {
    lock.withLock { serve() }
  }

  /// Tells that an episode is played once more.
  func retry(_ plan: EpisodePlan, _ error: EnvironmentError) {
    lock.withLock { events(.retried(plan, error, state.counts)) }
  }

  /// Counts an episode that a faulty environment spoiled.
  func void(_ ticket: EpisodeTicket, _ error: EnvironmentError) {
    lock.withLock {
      release(ticket)
      state.counts.voided += 1
      if state.voided.count < Self.mostVoidedListed {
        state.voided.append(.init(plan: ticket.plan, error: error))
      }
      events(.voided(ticket.plan, error, state.counts))
      serve()
    }
  }

  /// Counts an episode that broke off because an agent cannot answer, and bars that agent; false when the
  /// agent does not sit in the episode.
  func bar(_ error: AgentUnavailable, in ticket: EpisodeTicket) -> Bool {
    lock.withLock {
      let agents = ticket.plan.agents
      guard let agent = agents.first(where: { schedule.agents[$0] == error.agent }) else {
        return false
      }
      release(ticket)
      state.counts.leftOut += 1
      let isNew = state.missing[agent] == nil
      state.missing[agent, default: (error.detail, 0)].episodes += 1
      if isNew { events(.agentUnavailable(error, state.counts)) }
      serve()
      return true
    }
  }

  /// Counts an episode that was broken off by cancellation.
  func abandon(_ ticket: EpisodeTicket) {
    lock.withLock { release(ticket) }
  }

  /// How the tournament ended.
  func report(isCancelled: Bool) -> TournamentReport {
    lock.withLock {
      let isComplete = state.counts.finished == state.counts.total
      let missing = state.missing.sorted { $0.key < $1.key }.map {
        TournamentReport.MissingAgent(
          name: schedule.agents[$0.key], detail: $0.value.detail, episodes: $0.value.episodes)
      }
      return TournamentReport(
        ending: isComplete ? .complete : isCancelled ? .cancelled : .incomplete,
        counts: state.counts, missingAgents: missing, voided: state.voided)
    }
  }
}
