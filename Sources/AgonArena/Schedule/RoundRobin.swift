// SPDX-License-Identifier: Apache-2.0

/// The pairings of a round robin by the circle method: rounds in which every agent meets at most one
/// other, so that any beginning of the list treats all agents nearly alike.
package enum RoundRobin {
  /// Two agents that meet, as numbers of the arena's list; the first sits in seat 0 in leg 0.
  package struct Pairing: Hashable, Sendable {
    /// Who has seat 0 in leg 0.
    package let first: Int
    /// Who has seat 1 in leg 0.
    package let second: Int
  }

  /// Every two of `count` agents once.
  package static func pairings(of count: Int) -> [Pairing] {
    guard count >= 2 else { return [] }
    // With an odd count one place of the circle stays empty: who meets it rests.
    let places = count + count % 2
    var circle = Array(0..<places)
    var pairings: [Pairing] = []
    for round in 0..<places - 1 {
      for table in 0..<places / 2 {
        let (a, b) = (circle[table], circle[places - 1 - table])
        guard a < count, b < count else { continue }
        // The fixed agent would begin always; it changes sides round by round.
        let swaps = table == 0 && round % 2 == 1
        pairings.append(swaps ? Pairing(first: b, second: a) : Pairing(first: a, second: b))
      }
      circle.insert(circle.removeLast(), at: 1)
    }
    return pairings
  }
}
