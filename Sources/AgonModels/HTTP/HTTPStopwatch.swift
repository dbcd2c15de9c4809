// SPDX-License-Identifier: Apache-2.0

/// Any clock, read as the time since the stopwatch was made.
struct HTTPStopwatch: Sendable {
  /// The time that has passed.
  let elapsed: @Sendable () -> Duration
  /// Waits until so much time has passed; throws on cancellation.
  let sleep: @Sendable (_ until: Duration) async throws -> Void

  /// Starts to measure by a clock.
  init(_ clock: any Clock<Duration>) { self = Self.opened(clock) }

  private init(
    elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.elapsed = elapsed
    self.sleep = sleep
  }

  private static func opened(_ clock: some Clock<Duration>) -> Self {
    let start = clock.now
    return Self(
      elapsed: { start.duration(to: clock.now) },
      sleep: { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) })
  }
}
