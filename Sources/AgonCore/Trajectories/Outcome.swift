// SPDX-License-Identifier: Apache-2.0

/// How an episode ended.
public struct Outcome: Hashable, Sendable {
  /// What ended it.
  public enum End: String, Hashable, Sendable {
    /// The rules.
    case terminated
    /// A budget or a limit of the environment.
    case truncated
    /// A seat whose answer could not be used.
    case forfeited
    /// A seat that gave up.
    case resigned
    /// A seat whose answer could not be used, in an arena that then counts the episode for nobody.
    case voided
  }

  /// What ended it.
  public var end: End
  /// One word or short phrase: the environment's own reason, or the failure class.
  public var reason: String
  /// One return a seat.
  public var returns: [Double]
  /// The seat that forfeited or resigned, or for whose answer the episode is void.
  public var culprit: Seat?
  /// Why the culprit's answer could not be used.
  public var failure: FailureClass?

  /// Makes an outcome.
  public init(
    end: End, reason: String, returns: [Double], culprit: Seat? = nil,
    failure: FailureClass? = nil
  ) {
    self.end = end
    self.reason = reason
    self.returns = returns
    self.culprit = culprit
    self.failure = failure
  }
}
