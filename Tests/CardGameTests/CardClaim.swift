// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// A claim of a seat in a position, written as in a rationale: `holds(1, K)`.
struct CardClaim: CustomStringConvertible {
  let position: CardPosition
  let seat: Int
  let text: String

  init(_ position: CardPosition, _ seat: Int, _ text: String) {
    self.position = position
    self.seat = seat
    self.text = text
  }

  var description: String { "\(position) seat \(seat): \(text)" }

  /// The wire form.
  var wire: JSON {
    let parts = text.split(separator: "(", maxSplits: 1)
    let words = parts.last?.dropLast().split(separator: ",") ?? []
    let arguments = words.map { word -> JSON in
      let word = String(word.drop { $0 == " " })
      return Double(word).map { .number($0) } ?? .string(word)
    }
    return [
      "predicate": .string(String(parts[0])), "args": .array(arguments), "polarity": true,
    ]
  }

  /// What the plugin answers.
  func answer(_ view: View) throws -> FactAnswer {
    let facts = try #require(try position.begin().facts)
    return try facts.check(wire, for: Seat(seat), view: view, nodes: 0)
  }
}
