// SPDX-License-Identifier: Apache-2.0

/// Whose eyes an observation is made for.
public enum View: Hashable, Sendable {
  /// What a seat sees now.
  case seat(Int)
  /// All that a seat has seen, in order.
  case recall(Int)
  /// What everybody sees.
  case everybody
  /// Everything: for records, audits and spectators, never for an agent.
  case full

  /// The seat that looks; nil for the views that are nobody's.
  public var seat: Int? {
    switch self {
    case .seat(let seat), .recall(let seat): seat
    case .everybody, .full: nil
    }
  }
}
