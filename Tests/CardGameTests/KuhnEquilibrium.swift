// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// The equilibria of Kuhn poker for two seats as they are published, one for each `a` up to 1/3.
struct KuhnEquilibrium {
  /// How often seat 0 bets a jack.
  let a: Double

  /// How often a seat bets or calls, by what it holds and what was done.
  func betting(_ card: String, _ history: String) -> Double? {
    let third = 1.0 / 3
    let table: [String: [Double]] = [
      "": [a, 0, 3 * a], "pb": [0, a + third, 1], "p": [third, 0, 1], "b": [0, third, 1],
    ]
    return ["J", "Q", "K"].firstIndex(of: card).flatMap { table[history]?[$0] }
  }

  /// The strategy in a tree's order.
  func strategy(in tree: GameTree) throws -> [Double] {
    try tree.informationSets.flatMap { set in
      let view = try JSON(parsing: Array(set.view.utf8))
      let bet = try #require(betting(view["card"]?.text ?? "", view["history"]?.text ?? ""))
      return [1 - bet, bet]
    }
  }
}
