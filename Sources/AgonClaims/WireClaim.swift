// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A claim in wire form: positional arguments with their kinds, seats by number, nothing left to
/// resolve.
///
/// Number, probability, role and moment of the claim are not part of it.
package struct WireClaim: Hashable, Sendable {
  /// An argument.
  package indirect enum Value: Hashable, Sendable {
    case seat(Seat)
    /// An action, a cell or other words.
    case text(String)
    case number(Double)
    case comparison(Predicate.Comparison)
    case claim(WireClaim)
    case list([Value])
  }

  package var predicate: String
  package var arguments: [Value]
  package var polarity: Bool

  /// Makes a claim from its parts.
  package init(_ predicate: String, _ arguments: [Value], polarity: Bool = true) {
    self.predicate = predicate
    self.arguments = arguments
    self.polarity = polarity
  }

  /// The wire form as JSON: `predicate`, `args`, `polarity`.
  package var json: JSON {
    [
      "predicate": .string(predicate), "args": .array(arguments.map(\.json)),
      "polarity": .bool(polarity),
    ]
  }
}

extension WireClaim.Value {
  /// The argument as JSON.
  package var json: JSON {
    switch self {
    case .seat(let seat): .integer(Int64(seat.index))
    case .text(let text): .string(text)
    case .number(let number):
      Int64(exactly: number).map(JSON.integer) ?? .number(number)
    case .comparison(let comparison): .string(comparison.rawValue)
    case .claim(let claim): claim.json
    case .list(let values): .array(values.map(\.json))
    }
  }
}
