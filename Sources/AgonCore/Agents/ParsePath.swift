// SPDX-License-Identifier: Apache-2.0

/// By which way an action came out of an agent's answer.
///
/// There is no way that replaces an action.
public enum ParsePath: String, Hashable, Sendable, CaseIterable {
  /// The answer kept the form that was asked for.
  case exact
  /// The form was broken, but one rule that is documented gives one action.
  case tolerant
  /// The agent was told what was wrong and answered again.
  case retried
}
