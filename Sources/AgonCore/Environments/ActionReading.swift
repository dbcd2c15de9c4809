// SPDX-License-Identifier: Apache-2.0

/// What an environment made of an action's text.
public enum ActionReading: Hashable, Sendable {
  /// A legal action.
  case legal(ActionID)
  /// A well-formed action that the rules refuse here, and why.
  case illegal(ActionID, String)
  /// A text that can be read as several actions, and which.
  case ambiguous(String)
  /// A text that is no action, and why.
  case unparseable(String)
}
