// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Ends exchanges whose time is up.
///
/// One task sleeps for all of them, until the earliest deadline: a sleep of each would stay with the system
/// long after its exchange.
final class HTTPWatch: Sendable {
  private struct State {
    var exchanges: [ObjectIdentifier: HTTPExchange] = [:]
    var sleeper: Task<Void, Never>?
    /// When the sleeper wakes.
    var target: Duration?
  }

  private let stopwatch: HTTPStopwatch
  private let state = Mutex(State())

  /// Makes a watch over no exchange.
  init(_ stopwatch: HTTPStopwatch) { self.stopwatch = stopwatch }

  /// Stops to watch.
  func stop() { state.withLock { $0.sleeper }?.cancel() }

  /// Watches an exchange until it is removed.
  func add(_ exchange: HTTPExchange) {
    state.withLock { state in
      state.exchanges[ObjectIdentifier(exchange)] = exchange
      wake(by: exchange.deadline, &state)
    }
  }

  /// Forgets an exchange.
  func remove(_ exchange: HTTPExchange) {
    state.withLock { state in state.exchanges[ObjectIdentifier(exchange)] = nil }
  }

  /// Makes sure that the deadline of some exchange is not slept through.
  func consider(_ deadline: Duration) {
    state.withLock { state in wake(by: deadline, &state) }
  }

  private func wake(by deadline: Duration, _ state: inout State) {
    if let target = state.target, target <= deadline { return }
    state.sleeper?.cancel()
    state.target = deadline
    state.sleeper = Task { [weak self, stopwatch] in
      do { try await stopwatch.sleep(deadline) } catch { return }
      self?.expire(by: deadline)
    }
  }

  /// Ends what has expired, and sleeps again while something is left.
  private func expire(by time: Duration) {
    let exchanges = state.withLock { state in
      guard state.target == time else { return [HTTPExchange]() }
      state.target = nil
      state.sleeper = nil
      return Array(state.exchanges.values)
    }
    var next: Duration?
    for exchange in exchanges {
      let deadline = exchange.deadline
      if deadline <= time {
        exchange.expire(by: time)
      } else {
        next = min(next ?? deadline, deadline)
      }
    }
    if let next { consider(next) }
  }
}
