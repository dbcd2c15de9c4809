// SPDX-License-Identifier: Apache-2.0

/// The times that an exchange may take.
struct HTTPLimits: Hashable, Sendable {
  /// From the start until the connection stands.
  var connect: Duration = .seconds(10)
  /// From there to the first byte of the body; nil leaves it to the total.
  var firstByte: Duration?
  /// Between two pieces of the body; nil leaves it to the total.
  var idle: Duration?
  /// From the start to the end of the response.
  var total: Duration

  /// What is waited for, and until when.
  struct Stage: Hashable, Sendable {
    let limit: EndpointFailure.Limit
    let until: Duration
  }

  /// The stage that begins at a moment of an exchange; the total where that ends before it.
  func stage(_ limit: EndpointFailure.Limit, at now: Duration, since start: Duration) -> Stage {
    let end = start + total
    let length: Duration? =
      switch limit {
      case .connect: connect
      case .firstByte: firstByte
      case .idle: idle
      case .total: nil
      }
    guard let length, now + length < end else { return Stage(limit: .total, until: end) }
    return Stage(limit: limit, until: now + length)
  }
}
