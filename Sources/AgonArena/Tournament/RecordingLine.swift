// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// Hands what was played to the sink: at once, or held back until everything before it in the schedule is settled.
///
/// In the order of the schedule, two runs of the same arena with the same answers leave the same file, however
/// many episodes are in flight. What is held when the process ends is lost and is played again, which costs
/// nothing where the answers stand in a cassette.
///
/// `@unchecked Sendable`: `lock` guards `state`; it is Foundation's lock because the thread sanitizer sees it.
final class RecordingLine: @unchecked Sendable {
  /// What is known of an episode that ended before its turn to be recorded.
  private struct Settled: Sendable {
    var faults: [EpisodeFault] = []
    var trajectory: Trajectory?
  }

  private struct State {
    /// The first place in the schedule that is not settled.
    var next = 0
    var settled: [Int: Settled] = [:]
    /// Faults of episodes that are still being played.
    var faults: [Int: [EpisodeFault]] = [:]
    var isDraining = false
  }

  private let sink: any TrajectorySink
  private let window: Int?
  private let lock = NSLock()
  private var state = State()

  /// Makes a line.
  ///
  /// - Parameter window: how many places of the schedule may be open at a time, so that what is held back stays
  ///   bounded; nil to record at once.
  init(sink: any TrajectorySink, window: Int?) {
    self.sink = sink
    self.window = window
  }

  /// Whether episodes are recorded in the order of the schedule.
  var isOrdered: Bool { window != nil }

  /// Whether an episode at this place may start.
  func admits(_ position: Int) -> Bool {
    guard let window else { return true }
    return lock.withLock { position < state.next + window }
  }

  /// Passes over a place of the schedule at which nothing is played.
  func skip(_ position: Int) {
    guard window != nil else { return }
    lock.withLock {
      state.settled[position] = Settled()
      passEmpty()
    }
  }

  /// Keeps what spoiled an attempt.
  func add(_ fault: EpisodeFault, of ticket: EpisodeTicket) async throws {
    guard window != nil else { return try await sink.record(fault) }
    lock.withLock { state.faults[ticket.position, default: []].append(fault) }
  }

  /// Records an episode, or holds it back; without a trajectory its place is left empty.
  ///
  /// - Parameter kept: told of each episode that this call recorded.
  func settle(
    _ ticket: EpisodeTicket, _ trajectory: Trajectory?, kept: (Trajectory) -> Void
  ) async throws {
    guard window != nil else {
      guard let trajectory else { return }
      try await sink.record(trajectory)
      return kept(trajectory)
    }
    let isMine = lock.withLock {
      let faults = state.faults.removeValue(forKey: ticket.position) ?? []
      state.settled[ticket.position] = Settled(faults: faults, trajectory: trajectory)
      defer { state.isDraining = true }
      return !state.isDraining
    }
    guard isMine else { return }
    while let due = nextDue() {
      for fault in due.faults { try await sink.record(fault) }
      if let trajectory = due.trajectory {
        try await sink.record(trajectory)
        kept(trajectory)
      }
    }
  }

  /// Takes what is to be recorded next; nil, and the line is free, when that is still being played.
  private func nextDue() -> Settled? {
    lock.withLock {
      passEmpty()
      guard let due = state.settled.removeValue(forKey: state.next) else {
        state.isDraining = false
        return nil
      }
      state.next += 1
      return due
    }
  }

  /// Passes over places at which nothing is to be recorded.
  private func passEmpty() {
    while let settled = state.settled[state.next], settled.trajectory == nil,
      settled.faults.isEmpty
    {
      state.settled[state.next] = nil
      state.next += 1
    }
  }
}
