// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// The predicates whose meaning Agon fixes for every environment.
///
/// A position is the state that a claim is about; home is that position with the turn passed to the
/// asking seat where another one acts.
package enum CorePredicate: String, Hashable, Sendable, CaseIterable {
  case legal, turn, empty, owner, threat, blocks, fork, forced, best, better, value, next, reply
  case winsNow = "wins_now"
  case createsThreat = "creates_threat"
  case losesTo = "loses_to"
  case onlyMove = "only_move"

  /// False of those that only a plugin can judge, for they speak of what its state holds.
  package var isComputed: Bool { self != .empty && self != .owner }

  /// The predicate with the kinds of its arguments and its meaning.
  package var signature: PredicateSignature {
    let (gloss, arguments, example) = entry
    return PredicateSignature(
      name: rawValue,
      arguments: arguments.map { PredicateSignature.Argument(name: $0.0, type: $0.1) },
      gloss: gloss, example: ["predicate": .string(rawValue), "args": example, "polarity": true],
      isExact: true)
  }

  private typealias Entry = (gloss: String, arguments: [(String, String)], example: JSON)

  private var entry: Entry {
    let a = ("a", "action")
    let p = ("p", "seat")
    switch self {
    case .legal: return ("The seat that acts may play a.", [a], ["a1"])
    case .turn: return ("Seat p acts.", [p], [0])
    case .empty: return ("Nobody owns the cell.", [("cell", "cell")], ["a1"])
    case .owner: return ("The cell belongs to p.", [("cell", "cell"), p], ["a1", 0])
    case .winsNow: return ("With p to act, a ends the game and p has won.", [p, a], [0, "a1"])
    case .threat: return ("If p could act now, a would win at once.", [p, a], [1, "a1"])
    case .blocks:
      return (
        "The opponent threatens to win by threat, and no more once self has played a.",
        [a, ("threat", "action")], ["a1", "a1"]
      )
    case .createsThreat: return ("After a, self threatens to win at once.", [a], ["a1"])
    case .fork: return ("After a, self threatens to win by two actions or more.", [a], ["a1"])
    case .losesTo:
      return ("After a, the opponent wins at once by b.", [a, ("b", "action")], ["a1", "b2"])
    case .onlyMove: return ("Self has no legal action but a.", [a], ["a1"])
    case .forced: return ("Every other action of self has a lower game value.", [a], ["a1"])
    case .best: return ("No action of self has a higher game value.", [a], ["a1"])
    case .better:
      return ("Action a has a higher game value than b.", [a, ("b", "action")], ["a1", "b2"])
    case .value:
      return (
        "The game value to self, the final return under best play, compares so with x.",
        [("op", "comparison"), ("x", "number")], [">=", 0]
      )
    case .next:
      let fact: JSON = ["predicate": "legal", "args": ["b2"], "polarity": true]
      return ("The fact holds after a.", [a, ("fact", "predicate")], ["a1", fact])
    case .reply:
      return ("After a, best is a best action.", [a, ("best", "action")], ["a1", "b2"])
    }
  }
}
