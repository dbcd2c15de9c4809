// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A clock on which time passes only while somebody waits, and then at once.
final class LeapingClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
  }

  private let state = Mutex((now: Duration.zero, waits: [Duration]()))

  var now: Instant { Instant(offset: time) }
  var minimumResolution: Duration { .zero }

  /// Time since the clock was made.
  var time: Duration { state.withLock { $0.now } }

  /// How long was waited, each time.
  var waits: [Duration] { state.withLock { $0.waits } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    state.withLock { state in
      state.waits.append(deadline.offset - state.now)
      state.now = max(state.now, deadline.offset)
    }
  }

  /// Lets time pass.
  func pass(_ time: Duration) { state.withLock { $0.now += time } }
}
