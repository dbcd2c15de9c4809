// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A call of an endpoint that gave no answer, with what a retry needs to know.
package struct EndpointFailure: Error, Hashable, Sendable {
  /// A time limit that a call may exceed.
  package enum Limit: String, Hashable, Sendable {
    /// Until the connection stands.
    case connect
    /// From there to the first byte of the answer.
    case firstByte
    /// Without a byte in the midst of the answer.
    case idle
    /// For the whole call: the request's own timeout.
    case total
  }

  /// The failure as callers of a language model see it.
  package let error: ModelError
  /// The time that the endpoint wants to be left alone; nil when it did not say.
  package let retryAfter: Duration?
  /// The limit that was exceeded; nil for other failures.
  package let limit: Limit?

  /// Makes a failure.
  package init(_ error: ModelError, retryAfter: Duration? = nil, limit: Limit? = nil) {
    self.error = error
    self.retryAfter = retryAfter
    self.limit = limit
  }
}
