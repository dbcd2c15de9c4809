// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A request in flight: what has come of its response, and what it waits for.
final class HTTPExchange: Sendable {
  /// What became of a request.
  enum Ending: Sendable {
    case response(HTTPResponse)
    /// A time limit passed.
    case expired(EndpointFailure.Limit)
    /// The reader wanted no more.
    case refused
    /// Why there is no response, as one sentence.
    case failed(String)
    case cancelled
  }

  private struct State {
    var waiting: CheckedContinuation<Ending, Never>?
    var ending: Ending?
    var head: HTTPHead?
    var body: [UInt8] = []
    var isRead = false
    var stage: HTTPLimits.Stage
  }

  private let limits: HTTPLimits
  private let reader: (any HTTPReader)?
  private let stopwatch: HTTPStopwatch
  private let start: Duration
  private let state: Mutex<State>

  /// Makes an exchange that begins now.
  init(limits: HTTPLimits, reader: (any HTTPReader)?, stopwatch: HTTPStopwatch) {
    self.limits = limits
    self.reader = reader
    self.stopwatch = stopwatch
    start = stopwatch.elapsed()
    state = Mutex(State(stage: limits.stage(.connect, at: start, since: start)))
  }

  /// When it expires unless something comes before, by the stopwatch.
  var deadline: Duration { state.withLock { $0.stage.until } }

  /// Takes who waits for the ending; false when it has ended already, which is told at once.
  func await(_ waiting: CheckedContinuation<Ending, Never>) -> Bool {
    let ending: Ending? = state.withLock { state in
      if state.ending == nil { state.waiting = waiting }
      return state.ending
    }
    if let ending { waiting.resume(returning: ending) }
    return ending == nil
  }

  /// Ends it, unless it has ended already.
  func end(_ ending: Ending) {
    let waiting = state.withLock { state in
      guard state.ending == nil else { return CheckedContinuation<Ending, Never>?.none }
      state.ending = ending
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(returning: ending)
  }

  /// Ends it by the limit that it waits under, when that has passed by then.
  func expire(by time: Duration) {
    let passed = state.withLock { $0.stage.until <= time ? $0.stage.limit : nil }
    if let passed { end(.expired(passed)) }
  }

  /// The connection stands; returns the new deadline.
  func connected() -> Duration {
    let now = stopwatch.elapsed()
    return state.withLock { state in
      state.stage = limits.stage(.firstByte, at: now, since: start)
      return state.stage.until
    }
  }

  /// The head of the response is there.
  func began(_ head: HTTPHead) {
    let isRead = reader?.accepts(head) ?? false
    state.withLock { state in
      state.head = head
      state.isRead = isRead
    }
  }

  /// Takes a piece of the body; returns the new deadline, or nil when no more is wanted.
  func took(_ bytes: UnsafeRawBufferPointer) -> Duration? {
    let now = stopwatch.elapsed()
    let taken: (deadline: Duration, isRead: Bool)? = state.withLock { state in
      guard state.ending == nil else { return nil }
      state.stage = limits.stage(.idle, at: now, since: start)
      if !state.isRead {
        guard bytes.count <= HTTPResponse.mostBytes - state.body.count else { return nil }
        state.body.append(contentsOf: bytes)
      }
      return (state.stage.until, state.isRead)
    }
    guard let taken, !taken.isRead || reader?.take(bytes, at: now - start) == true else {
      return nil
    }
    return taken.deadline
  }

  /// The transfer was ended because no more was wanted.
  func stopped() {
    let isRead = state.withLock { $0.isRead }
    end(isRead ? .refused : .failed("It sent more than \(HTTPResponse.mostBytes) bytes."))
  }

  /// The whole response is there.
  func finished() {
    let response = state.withLock { state in
      state.head.map { HTTPResponse(head: $0, body: state.body) }
    }
    end(response.map { .response($0) } ?? .failed("It closed the connection without an answer."))
  }
}
