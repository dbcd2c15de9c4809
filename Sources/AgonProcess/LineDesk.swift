// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Synchronization

/// What a process's keeper and those who speak with the process share.
final class LineDesk: Sendable {
  /// Bytes of lines that may wait to be read, each counted with what it costs to keep; then the process
  /// waits.
  static let mostUnread = 4 << 20
  /// Bytes of standard error that are kept, the newest.
  static let mostErrors = 64 << 10

  private struct State {
    var outgoing: [UInt8] = []
    var lines: [[UInt8]] = []
    /// Number of the lines at the beginning of `lines` that were taken.
    var taken = 0
    var unread = 0
    var errors: [UInt8] = []
    var fault: LineFault?
    var waiting: CheckedContinuation<Result<[UInt8], LineFault>?, Never>?
    var isClosed = false
  }

  /// Bytes that a line may have.
  let longestLine: Int
  /// Wakes the keeper.
  let bell: ClosedOnExecPipe
  private let state = Mutex(State())
  private let ended = OneShot<ProcessEnding>()

  /// Makes a desk; nil when the system has no more descriptors.
  init?(longestLine: Int) {
    guard let bell = ClosedOnExecPipe() else { return nil }
    for end in [bell.reading, bell.writing] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    self.bell = bell
    self.longestLine = longestLine
  }

  deinit { bell.closeBoth() }

  private func ring() {
    var byte: UInt8 = 0
    _ = write(bell.writing, &byte, 1)
  }

  // MARK: - For those who speak with the process

  var ending: ProcessEnding? { ended.current }

  var errors: [UInt8] { state.withLock { $0.errors } }

  func send(_ bytes: [UInt8]) {
    state.withLock { $0.outgoing += bytes }
    ring()
  }

  func close() {
    state.withLock { $0.isClosed = true }
    ring()
  }

  /// The next line, or why none will come; nil on cancellation.
  func nextLine() async -> Result<[UInt8], LineFault>? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer: Result<[UInt8], LineFault>?? = state.withLock { state in
          if let line = Self.takeLine(&state) { return .some(.success(line)) }
          if let fault = state.fault { return .some(.failure(fault)) }
          if Task.isCancelled { return .some(nil) }
          precondition(state.waiting == nil, "Two tasks wait for one process.")
          state.waiting = continuation
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
        ring()
      }
    } onCancel: {
      takeWaiting()?.resume(returning: nil)
    }
  }

  func awaitEnd() async {
    while ended.current == nil {
      // A cancelled task does not wait, but the end comes soon: it is a signal that none can refuse.
      if await ended.awaited() == nil, Task.isCancelled { return }
    }
  }

  private func takeWaiting() -> CheckedContinuation<Result<[UInt8], LineFault>?, Never>? {
    state.withLock { state in
      defer { state.waiting = nil }
      return state.waiting
    }
  }

  /// A line that is there already.
  func readyLine() -> [UInt8]? {
    let (line, wasFull) = state.withLock { state in
      let wasFull = state.unread >= Self.mostUnread
      return (Self.takeLine(&state), wasFull)
    }
    if wasFull { ring() }
    return line
  }

  private static func cost(of line: [UInt8]) -> Int { line.count + 64 }

  private static func takeLine(_ state: inout State) -> [UInt8]? {
    guard state.taken < state.lines.count else { return nil }
    let line = state.lines[state.taken]
    state.lines[state.taken] = []
    state.taken += 1
    if state.taken == state.lines.count || state.taken > 4096 {
      state.lines.removeFirst(state.taken)
      state.taken = 0
    }
    state.unread -= cost(of: line)
    return line
  }

  // MARK: - For the keeper

  /// What there is to do: bytes to write, whether lines may come, whether all is over.
  func work() -> (hasOutgoing: Bool, mayRead: Bool, isClosed: Bool) {
    state.withLock {
      (!$0.outgoing.isEmpty, $0.unread < Self.mostUnread && $0.fault == nil, $0.isClosed)
    }
  }

  /// Takes the bytes that wait to be written.
  func takeOutgoing() -> [UInt8] {
    state.withLock { state in
      defer { state.outgoing = [] }
      return state.outgoing
    }
  }

  /// Puts back what could not be written yet.
  func putBack(_ bytes: ArraySlice<UInt8>) {
    state.withLock { $0.outgoing.insert(contentsOf: bytes, at: 0) }
  }

  func append(line: [UInt8]) {
    let waiting = state.withLock { state in
      let waiting = state.waiting
      state.waiting = nil
      if waiting == nil {
        state.lines.append(line)
        state.unread += Self.cost(of: line)
      }
      return waiting
    }
    waiting?.resume(returning: .success(line))
  }

  func append(errors bytes: ArraySlice<UInt8>) {
    state.withLock { state in
      state.errors += bytes
      let excess = state.errors.count - Self.mostErrors
      if excess > 0 { state.errors.removeFirst(excess) }
    }
  }

  /// No line will come any more; the first reason counts.
  func fail(_ fault: LineFault) {
    let (waiting, told) = state.withLock { state in
      let told = state.fault ?? fault
      state.fault = told
      defer { state.waiting = nil }
      return (state.waiting, told)
    }
    waiting?.resume(returning: .failure(told))
  }

  func finish(_ ending: ProcessEnding) {
    ended.fulfil(ending)
    fail(.ended(ending))
  }
}
