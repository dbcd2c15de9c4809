// SPDX-License-Identifier: Apache-2.0

/// Whose eyes an observation is made for.
///
/// Raw values are the ABI's.
public enum View: Int32, Hashable, Sendable {
  /// What the seat sees now.
  case seat = 0
  /// All that the seat has seen, in order.
  case recall = 1
  /// What everybody sees.
  case everybody = 2
  /// Everything: for records, audits and spectators, never for an agent.
  case full = 3
}

/// The form of an observation.
///
/// Raw values are the ABI's.
public enum Media: Int32, Hashable, Sendable, CaseIterable {
  case text = 0
  case json = 1
  case png = 2
  case svg = 3
  case tensor = 4
}
