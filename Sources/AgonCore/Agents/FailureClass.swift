// SPDX-License-Identifier: Apache-2.0

/// Why an answer of an agent could not be used.
///
/// Each class is counted in a column of its own.
public enum FailureClass: String, Hashable, Sendable, CaseIterable {
  /// The answer stopped at the limit of tokens.
  case truncated
  /// The answer held no text.
  case empty
  /// The model declined to answer.
  case refused
  /// The text names no action of the environment's grammar.
  case unparseable
  /// The text can be read as several actions.
  case ambiguous
  /// The rules refuse the action.
  case illegal
  /// The answer came after its deadline.
  case timeout
  /// The endpoint could not be reached or broke off.
  case transport
}
