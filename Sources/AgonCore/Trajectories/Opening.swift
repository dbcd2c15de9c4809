// SPDX-License-Identifier: Apache-2.0

/// The position an episode starts from.
public enum Opening: Hashable, Sendable {
  /// The environment's usual start.
  case start
  /// Actions applied from the usual start before any agent acts, by name.
  case actions([String])
  /// The environment's own form of a starting position.
  case setup(JSON)

  /// A JSON form for records: null, an array of names, or an object with `setup`.
  public var json: JSON {
    switch self {
    case .start: .null
    case .actions(let names): .array(names.map { .string($0) })
    case .setup(let setup): ["setup": setup]
    }
  }

  /// Reads the form that `json` gives; nil for any other.
  public init?(json: JSON) {
    switch json {
    case .null: self = .start
    case .array(let elements):
      let names = elements.compactMap(\.text)
      guard names.count == elements.count else { return nil }
      self = .actions(names)
    case .object(let members):
      guard let setup = members["setup"], members.count == 1 else { return nil }
      self = .setup(setup)
    default: return nil
    }
  }
}
