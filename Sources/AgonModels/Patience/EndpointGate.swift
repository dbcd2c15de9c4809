// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import Synchronization

/// The one way to an endpoint, shared by all agents that ask it: so many requests at a time, so many
/// requests and tokens a minute, none while it fails.
///
/// Callers pass in the order of their coming. Only the first in the queue looks at the limits; a caller
/// that is cancelled leaves the queue, or makes room for the next.
package final class EndpointGate: Sendable {
  /// The right to send one request.
  struct Pass: Sendable {
    let isProbe: Bool
    fileprivate let tokens: Double
  }

  private struct State {
    var running = 0
    var requests: Allowance?
    var tokens: Allowance?
    var breaker: CircuitBreaker
    /// The endpoint asked to be left alone until then.
    var heldUntil = Duration.zero
    var lastFailure: String?
    var hasAnswered = false
    var generator: SplitMix64
  }

  private enum Step {
    case pass(Pass)
    case wait(Duration?)
    case givenUp(ModelError)
  }

  /// What the limits are.
  package let settings: PatienceSettings
  /// What measures all waiting.
  let clock: any Clock<Duration>
  private let stopwatch: Stopwatch
  private let name: String
  private let queue = Turnstile()
  private let change = Bell()
  private let state: Mutex<State>

  /// Makes a gate that is open.
  ///
  /// - Parameters:
  ///   - name: the endpoint, as errors call it.
  ///   - seed: what the jitter of backoffs follows from.
  package init(
    name: String, settings: PatienceSettings, seed: Seed,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.name = name
    self.settings = settings
    self.clock = clock
    stopwatch = Stopwatch(clock)
    state = Mutex(
      State(
        requests: settings.requestsPerMinute.map(Allowance.init(perMinute:)),
        tokens: settings.tokensPerMinute.map(Allowance.init(perMinute:)),
        breaker: CircuitBreaker(
          mostFailures: settings.mostFailures, firstPause: settings.firstPause,
          mostPause: settings.mostPause, patience: settings.patience,
          firstPatience: settings.firstPatience),
        generator: SplitMix64(seed: seed)))
  }

  /// Time since the gate was made.
  var now: Duration { stopwatch.elapsed() }

  /// Callers that wait behind the first one.
  var queueLength: Int { queue.count }

  /// Whether a caller looks at the limits now, or waits for them.
  var isQueued: Bool { queue.isTaken }

  /// Waits until a request may be sent; `leave` must follow.
  ///
  /// - Parameters:
  ///   - tokens: estimate of the tokens of prompt and answer.
  ///   - again: true for a retry, which goes before the newcomers.
  /// - Throws: `paused` when the endpoint has failed for too long, `transport` when the task is cancelled.
  func enter(tokens: Int, again: Bool) async throws(ModelError) -> Pass {
    guard await queue.enter(again: again) else { throw cancelled }
    defer { queue.leave() }
    while true {
      if Task.isCancelled { throw cancelled }
      let rings = change.rings
      switch state.withLock({ step(&$0, tokens: Double(tokens)) }) {
      case .pass(let pass): return pass
      case .givenUp(let error): throw error
      case .wait(nil): await change.wait(after: rings)
      case .wait(let limit?): await change.wait(after: rings, atMost: limit, on: clock)
      }
    }
  }

  /// Ends a request.
  ///
  /// - Parameters:
  ///   - used: tokens of prompt and answer as the endpoint counts; nil leaves the estimate as it is.
  ///   - failure: what the endpoint said, where it fails.
  func leave(
    _ pass: Pass, showing: CircuitBreaker.Showing, used: Int? = nil, failure: String? = nil
  ) {
    let now = now
    state.withLock { state in
      state.running -= 1
      state.breaker.note(showing, isProbe: pass.isProbe, at: now)
      if showing == .alive { state.hasAnswered = true }
      if let used { state.tokens?.giveBack(pass.tokens - Double(used)) }
      if let failure { state.lastFailure = failure }
    }
    change.ring()
  }

  /// Lets nobody through for a time, as the endpoint asked.
  func hold(for time: Duration) {
    let until = now + time
    state.withLock { $0.heldUntil = max($0.heldUntil, until) }
  }

  /// A time from zero up to a limit, by chance.
  func jitter(upTo limit: Duration) -> Duration {
    limit * state.withLock { $0.generator.unit() }
  }

  /// What the first in the queue may do; who may pass has passed.
  private func step(_ state: inout State, tokens: Double) -> Step {
    let now = now
    guard state.running < settings.concurrency else { return .wait(nil) }
    let held = max(
      state.heldUntil - now, state.requests?.wait(for: 1, at: now) ?? .zero,
      state.tokens?.wait(for: tokens, at: now) ?? .zero)
    if held > .zero { return .wait(held) }
    var isProbe = false
    switch state.breaker.admission(at: now) {
    case .open: break
    case .probe: isProbe = true
    case .wait(let limit): return .wait(limit)
    case .givenUp(let time): return .givenUp(pausedError(after: time, state))
    }
    state.running += 1
    state.requests?.take(1, at: now)
    state.tokens?.take(tokens, at: now)
    return .pass(Pass(isProbe: isProbe, tokens: tokens))
  }

  private func pausedError(after time: Duration, _ state: State) -> ModelError {
    let silence =
      state.hasAnswered
      ? "It has not answered for \(Int(time / .seconds(1))) s; start"
      : "It has never answered; check its address, and start"
    let last = state.lastFailure.map { " Its last failure: \($0)" } ?? ""
    return ModelError(
      code: .paused, endpoint: name,
      detail: silence + " the run again when it works: it goes on where it stopped." + last)
  }

  /// What a caller is told whose task was cancelled.
  var cancelled: ModelError {
    ModelError(code: .transport, endpoint: name, detail: "The question was given up.")
  }
}
