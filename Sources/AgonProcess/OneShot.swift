// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A value that comes once and that any number of tasks may await.
final class OneShot<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiting: [Int: CheckedContinuation<Value?, Never>] = [:]
    var nextWaiter = 0
  }

  private let state = Mutex(State())

  /// The value, if it has come.
  var current: Value? { state.withLock { $0.value } }

  /// Gives the value to all who wait and will wait; only the first value counts.
  func fulfil(_ value: Value) {
    let waiting = state.withLock { state in
      guard state.value == nil else { return [Int: CheckedContinuation<Value?, Never>]() }
      state.value = value
      defer { state.waiting = [:] }
      return state.waiting
    }
    for continuation in waiting.values { continuation.resume(returning: value) }
  }

  /// The value, awaited; nil when the waiting task was cancelled before it came.
  func awaited() async -> Value? {
    let waiter = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer: Value?? = state.withLock { state in
          if let value = state.value { return .some(value) }
          if Task.isCancelled { return .some(nil) }
          state.waiting[waiter] = continuation
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let continuation = state.withLock { $0.waiting.removeValue(forKey: waiter) }
      continuation?.resume(returning: nil)
    }
  }

  /// The value, awaited no longer than a time; nil when it did not come, or on cancellation.
  func awaited(within limit: Duration, on clock: any Clock<Duration>) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await self.awaited() }
      group.addTask {
        try? await clock.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? current
    }
  }
}
