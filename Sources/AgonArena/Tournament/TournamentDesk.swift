// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// Hands out the episodes of a schedule to the workers and keeps the counts.
///
/// `@unchecked Sendable`: `lock` guards `state`. It is Foundation's lock because the thread sanitizer
/// sees that one, unlike `Mutex`. Events are sent under it, so they come one at a time and in order.
final class TournamentDesk: @unchecked Sendable {
  private struct State {
    var next = 0
    var counts: TournamentCounts
    var missing: [Int: (detail: String, episodes: Int)] = [:]
    var voided: [TournamentReport.VoidedEpisode] = []
  }

  private static let mostVoidedListed = 100

  private let schedule: Schedule
  private let finished: Set<Digest>
  private let events: @Sendable (TournamentEvent) -> Void
  private let lock = NSLock()
  private var state: State

  init(
    schedule: Schedule, finished: Set<Digest>, absent: Set<Int> = [],
    events: @escaping @Sendable (TournamentEvent) -> Void
  ) {
    self.schedule = schedule
    self.finished = finished
    self.events = events
    let resumed = finished.isEmpty ? 0 : schedule.count { finished.contains($0.key) }
    let counts = TournamentCounts(total: schedule.count, resumed: resumed)
    let missing = absent.map { ($0, (detail: "It was left out of this run.", episodes: 0)) }
    state = State(counts: counts, missing: Dictionary(uniqueKeysWithValues: missing))
    events(.began(counts))
  }

  /// The next episode to play; nil when none is left.
  ///
  /// Passes over finished ones and over those of agents that cannot answer or are absent.
  func claim() -> EpisodePlan? {
    lock.withLock {
      while state.next < schedule.count {
        let plan = schedule[state.next]
        state.next += 1
        if !finished.isEmpty, finished.contains(plan.key) { continue }
        let missing = Set(plan.agents).filter { state.missing[$0] != nil }
        guard missing.isEmpty else {
          for agent in missing { state.missing[agent]?.episodes += 1 }
          state.counts.leftOut += 1
          continue
        }
        state.counts.running += 1
        events(.started(plan, state.counts))
        return plan
      }
      return nil
    }
  }

  /// Counts an episode that is kept.
  func finish(_ trajectory: Trajectory) {
    lock.withLock {
      state.counts.running -= 1
      state.counts.finished += 1
      events(.finished(FinishedEpisode(trajectory), state.counts))
    }
  }

  /// Tells that an episode is played once more.
  func retry(_ plan: EpisodePlan, _ error: EnvironmentError) {
    lock.withLock { events(.retried(plan, error, state.counts)) }
  }

  /// Counts an episode that a faulty environment spoiled.
  func void(_ plan: EpisodePlan, _ error: EnvironmentError) {
    lock.withLock {
      state.counts.running -= 1
      state.counts.voided += 1
      if state.voided.count < Self.mostVoidedListed {
        state.voided.append(.init(plan: plan, error: error))
      }
      events(.voided(plan, error, state.counts))
    }
  }

  /// Counts an episode that broke off because an agent cannot answer, and bars that agent; false when the
  /// agent does not sit in the episode.
  func bar(_ error: AgentUnavailable, in plan: EpisodePlan) -> Bool {
    lock.withLock {
      guard let agent = plan.agents.first(where: { schedule.agents[$0] == error.agent }) else {
        return false
      }
      state.counts.running -= 1
      state.counts.leftOut += 1
      let isNew = state.missing[agent] == nil
      state.missing[agent, default: (error.detail, 0)].episodes += 1
      if isNew { events(.agentUnavailable(error, state.counts)) }
      return true
    }
  }

  /// Counts an episode that was broken off by cancellation.
  func abandon() {
    lock.withLock { state.counts.running -= 1 }
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
