// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// How a rule was broken: what was expected, what was seen, and where.
package struct Violation: Hashable, Sendable {
  /// What the contract asks for, as one sentence.
  package var expected: String
  /// What the environment did instead, as one sentence.
  package var seen: String
  /// How the state was reached; nil when no episode was open.
  package var place: Trail?

  /// Makes a violation.
  package init(expected: String, seen: String, place: Trail?) {
    self.expected = expected
    self.seen = seen
    self.place = place
  }

  /// The violation as JSON: `expected`, `seen` and, in an episode, `seats`, `seed` and `actions`.
  package var json: JSON {
    var members: [String: JSON] = ["expected": .string(expected), "seen": .string(seen)]
    if let place {
      members["seats"] = .integer(Int64(place.seats))
      members["seed"] = .integer(Int64(place.seed.value))
      members["actions"] = .array(place.words.map(JSON.string))
    }
    return .object(members)
  }

  /// Reads what `json` wrote; the steps of the place are left out, their words stay.
  package init?(json: JSON) {
    guard let expected = json["expected"]?.text, let seen = json["seen"]?.text else { return nil }
    self.init(expected: expected, seen: seen, place: nil)
    if let seats = json["seats"]?.integer, let seed = json["seed"]?.integer {
      place = Trail(seats: Int(seats), seed: Seed(UInt64(clamping: seed)))
      place?.words = (json["actions"]?.elements ?? []).compactMap(\.text)
    }
  }
}
