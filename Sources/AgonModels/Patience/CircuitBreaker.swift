// SPDX-License-Identifier: Apache-2.0

/// Keeps callers from an endpoint that fails.
///
/// Closed, it lets all through. So many failures in a row open it: nobody asks for a while; then one caller
/// probes (half open). A probe that gets through closes it; one that fails opens it for twice as long. When
/// the endpoint has not answered for the whole patience, the breaker is given up: nobody asks any more. That is
/// shorter for an endpoint that has never answered: its address may be wrong.
struct CircuitBreaker: Sendable {
  /// What a caller may do.
  enum Admission: Hashable, Sendable {
    /// Ask.
    case open
    /// Ask, as the one that finds out whether the endpoint answers again.
    case probe
    /// Wait, at most so long; nil while a probe is under way.
    case wait(Duration?)
    /// Ask nothing any more: the endpoint has failed for so long.
    case givenUp(Duration)
  }

  /// What a call showed.
  enum Showing: Hashable, Sendable {
    /// The endpoint works.
    case alive
    /// The endpoint fails.
    case failing
    /// Nothing, as a call that was cancelled or was late.
    case nothing
  }

  private enum State: Hashable {
    case closed(failures: Int)
    /// Until a time; closed again by a probe alone.
    case paused(until: Duration, length: Duration)
    case probed(length: Duration)
    case givenUp
  }

  private let mostFailures: Int
  private let firstPause: Duration
  private let mostPause: Duration
  private let patience: Duration
  private let firstPatience: Duration
  /// Whether the endpoint has ever answered.
  private var hasAnswered = false
  private var state = State.closed(failures: 0)
  /// When the breaker left the closed state.
  private var failingSince: Duration?

  /// Makes a closed breaker.
  ///
  /// - Parameters:
  ///   - mostFailures: failures in a row that open it.
  ///   - firstPause: time until the first probe; each later pause is twice as long, up to `mostPause`.
  ///   - patience: time without an answer after which it is given up.
  ///   - firstPatience: the same for an endpoint that has never answered.
  init(
    mostFailures: Int, firstPause: Duration, mostPause: Duration, patience: Duration,
    firstPatience: Duration
  ) {
    self.mostFailures = mostFailures
    self.firstPause = firstPause
    self.mostPause = mostPause
    self.patience = patience
    self.firstPatience = firstPatience
  }

  /// What a caller may do now; one that is told to probe must note what came of it.
  mutating func admission(at now: Duration) -> Admission {
    let end = (failingSince ?? now) + (hasAnswered ? patience : firstPatience)
    if case .paused = state, now >= end { state = .givenUp }
    switch state {
    case .closed: return .open
    case .probed: return .wait(nil)
    case .givenUp: return .givenUp(failingSince.map { now - $0 } ?? .zero)
    case .paused(let until, let length):
      guard now >= until else { return .wait(min(until, end) - now) }
      state = .probed(length: length)
      return .probe
    }
  }

  /// Notes what a call showed.
  mutating func note(_ showing: Showing, isProbe: Bool, at now: Duration) {
    switch (showing, state) {
    case (_, .givenUp): break
    case (.alive, _): close()
    case (.failing, .closed(let failures)):
      if failures + 1 < mostFailures {
        state = .closed(failures: failures + 1)
      } else {
        failingSince = now
        state = .paused(until: now + firstPause, length: firstPause)
      }
    case (.failing, .probed(let length)) where isProbe:
      let longer = min(length * 2, mostPause)
      state = .paused(until: now + longer, length: longer)
    case (.nothing, .probed(let length)) where isProbe:
      // Another caller is to probe, at once.
      state = .paused(until: now, length: length)
    case (.failing, _), (.nothing, _): break
    }
  }

  private mutating func close() {
    hasAnswered = true
    state = .closed(failures: 0)
    failingSince = nil
  }
}
