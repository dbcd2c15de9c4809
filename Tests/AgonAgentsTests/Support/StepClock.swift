// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A clock that goes on by a fixed step whenever it is read.
final class StepClock: Clock {
  typealias Duration = Swift.Duration

  struct Instant: InstantProtocol {
    typealias Duration = Swift.Duration
    var offset: Swift.Duration
    func advanced(by duration: Swift.Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Swift.Duration { other.offset - offset }
    static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
  }

  private let time = Mutex(Instant(offset: .zero))
  private let step: Swift.Duration

  init(step: Swift.Duration) { self.step = step }

  var now: Instant {
    time.withLock {
      $0 = $0.advanced(by: step)
      return $0
    }
  }

  var minimumResolution: Swift.Duration { step }
  func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {}
}
