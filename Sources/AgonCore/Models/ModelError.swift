// SPDX-License-Identifier: Apache-2.0

/// A call of a language model that gave no answer.
public struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure.
  public enum Code: Hashable, Sendable {
    /// No answer within the time.
    case timeout
    /// The endpoint could not be reached, broke off, or answered no JSON of the protocol.
    case transport
    /// The endpoint refused with this HTTP status.
    case refused(status: Int)
    /// The endpoint failed so often that it is asked nothing for a while.
    case paused
    /// The sum that may be spent is spent.
    case exhausted
    /// The cassette that is replayed does not hold the call.
    case missing
  }

  /// What kind of failure it was.
  public let code: Code
  /// The endpoint, without secrets.
  public let endpoint: String
  /// What happened and what to do, as one sentence.
  public let detail: String
  /// Time of the exchange that failed, where the caller's clock would tell another, as in a replay.
  public var latency: Duration?

  /// Makes an error.
  public init(code: Code, endpoint: String, detail: String) {
    self.code = code
    self.endpoint = endpoint
    self.detail = detail
  }

  /// The endpoint and the sentence.
  public var description: String { "\(endpoint): \(detail)" }
}
