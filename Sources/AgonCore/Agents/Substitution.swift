// SPDX-License-Identifier: Apache-2.0

/// Why a random legal action stands where a seat's own should: its answer could not be used, and the arena says
/// that such a seat plays on.
///
/// Never made in silence: it is recorded with the turn and counted apart.
public struct Substitution: Hashable, Sendable {
  /// What was wrong with the answer.
  public var failure: FailureClass
  /// What was wrong, as one sentence.
  public var detail: String

  /// Makes a record.
  public init(failure: FailureClass, detail: String) {
    self.failure = failure
    self.detail = detail
  }
}
