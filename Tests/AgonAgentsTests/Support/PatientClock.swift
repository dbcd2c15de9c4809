// SPDX-License-Identifier: Apache-2.0

/// A clock that stands still: a wait on it ends by cancellation only.
struct PatientClock: Clock {
  typealias Instant = ContinuousClock.Instant
  let now = ContinuousClock.now
  let minimumResolution = Duration.zero

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try await cancellation()
  }
}

/// Waits until the task is cancelled, and throws then.
func cancellation() async throws -> Never {
  let (stream, end) = AsyncStream<Never>.makeStream()
  for await _ in stream {}
  end.finish()
  throw CancellationError()
}
