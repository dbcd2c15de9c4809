// SPDX-License-Identifier: Apache-2.0

internal import AgonProcess
internal import Synchronization

/// Programs of one agent that wait for their next decision.
///
/// Each decision has a program to itself, so as many run as decisions are made at one time.
final class ProgramPool: Sendable {
  private struct State {
    var idle: [String: [LineProcess]] = [:]
    var isClosed = false
  }

  private let state = Mutex(State())

  /// A program that is ready for what the key stands for; nil when there is none.
  func take(_ key: String) -> LineProcess? {
    state.withLock { state in
      while let program = state.idle[key]?.popLast() {
        if program.ending == nil { return program }
      }
      return nil
    }
  }

  /// Keeps a program that is ready for another decision.
  func giveBack(_ program: LineProcess, for key: String) {
    let isKept = state.withLock { state in
      guard !state.isClosed else { return false }
      state.idle[key, default: []].append(program)
      return true
    }
    if !isKept { program.end() }
  }

  /// Ends all programs that wait, and those that are given back from now on.
  func close() async {
    let all = state.withLock { state in
      defer { state.idle = [:] }
      state.isClosed = true
      return state.idle.values.flatMap { $0 }
    }
    for program in all { program.end() }
    for program in all { await program.endAndWait() }
  }
}
