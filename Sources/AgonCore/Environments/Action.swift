// SPDX-License-Identifier: Apache-2.0

/// The number of an enumerated action or of a chance outcome, as its environment counts them.
public typealias ActionID = Int64

/// What a seat submits.
public enum Action: Hashable, Sendable {
  /// One of the environment's legal actions, by number.
  case enumerated(ActionID)
  /// A text that is the whole action, such as an answer.
  case text(String)
  /// A call of a tool: an object with `name` and `arguments`.
  case tool(JSON)
}
