// SPDX-License-Identifier: Apache-2.0

/// What ends the trial of a rule early.
enum RuleStop: Error {
  /// The environment broke the rule.
  case violated(expected: String, seen: String)
  /// The rule says nothing about this environment, and why.
  case inapplicable(String)
}
