// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Lets one task in at a time, in the order of their coming; those that come again go before the newcomers.
final class Turnstile: Sendable {
  private struct Waiter {
    let number: Int
    let comesAgain: Bool
    let continuation: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var isTaken = false
    var next = 0
    /// Those that come again before the newcomers, each kind in the order of coming.
    var waiting: [Waiter] = []
  }

  private let state = Mutex(State())

  /// Tasks that wait.
  var count: Int { state.withLock { $0.waiting.count } }

  /// Whether somebody is inside.
  var isTaken: Bool { state.withLock { $0.isTaken } }

  /// Enters, or waits until it may; `leave` must follow.
  ///
  /// - Returns: false when the task was cancelled while it waited: it has not entered.
  func enter(again comesAgain: Bool = false) async -> Bool {
    let number = state.withLock { state in
      state.next += 1
      return state.next
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer: Bool? = state.withLock { state in
          if Task.isCancelled { return false }
          guard state.isTaken else {
            state.isTaken = true
            return true
          }
          let waiter = Waiter(number: number, comesAgain: comesAgain, continuation: continuation)
          let place = comesAgain ? state.waiting.firstIndex { !$0.comesAgain } : nil
          state.waiting.insert(waiter, at: place ?? state.waiting.endIndex)
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let given = state.withLock { state in
        state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
      }
      given?.continuation.resume(returning: false)
    }
  }

  /// Makes room for the next one.
  func leave() {
    let next = state.withLock { state -> Waiter? in
      guard !state.waiting.isEmpty else {
        state.isTaken = false
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.continuation.resume(returning: true)
  }
}
