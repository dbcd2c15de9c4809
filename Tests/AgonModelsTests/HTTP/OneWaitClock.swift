// SPDX-License-Identifier: Apache-2.0

/// A clock that stands still, on which a wait of one length is over at once; others last until they are
/// cancelled.
struct OneWaitClock: Clock {
  typealias Instant = LeapingClock.Instant

  /// The wait that is over at once.
  let wait: Duration

  var now: Instant { Instant(offset: .zero) }
  var minimumResolution: Duration { .zero }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    if deadline.offset == wait { return }
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    for await _ in stream {}
    continuation.finish()
    throw CancellationError()
  }
}
