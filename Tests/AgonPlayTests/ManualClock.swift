// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A clock that moves one second each time somebody looks at it.
final class ManualClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
  }

  private let looks = Mutex(0)

  var now: Instant {
    looks.withLock { looks in
      looks += 1
      return Instant(offset: .seconds(looks))
    }
  }

  var minimumResolution: Duration { .seconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {}
}
