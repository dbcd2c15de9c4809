// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Counts and values of whole small games.
struct GameTreeTests {
  private func factorial(_ number: Int) -> Int { (1...max(number, 1)).reduce(1, *) }

  @Test(arguments: 2...4)
  func `in a fixed order there are as many games as pairs of orders of the cards`(_ cards: Int)
    throws
  {
    var tree = GameTree()
    try tree.count(Goofspiel.play(Goofspiel.small(cards)))
    #expect(tree.terminals == factorial(cards) * factorial(cards))
    let due = (0...cards).map { rounds in
      let orders = factorial(cards) / factorial(cards - rounds)
      return orders * orders
    }
    #expect(tree.histories == due.reduce(0, +))
  }

  @Test(arguments: 2...3)
  func `random prizes multiply the games by the orders of the prizes`(_ cards: Int) throws {
    var tree = GameTree()
    try tree.count(Goofspiel.play(Goofspiel.small(cards, prizes: "random")))
    #expect(tree.terminals == factorial(cards) * factorial(cards) * factorial(cards))
    let due = (0...cards).map { rounds in
      let orders = factorial(cards) / factorial(cards - rounds)
      // After each finished round, chance has as many ways on as prizes are left.
      return orders * orders * orders * (1 + (cards - rounds))
    }
    #expect(tree.histories == due.reduce(0, +))
  }

  @Test(arguments: 2...4, ["ascending", "descending"] as [JSON])
  func `the game is worth nothing to either seat`(_ cards: Int, _ order: JSON) throws {
    var tree = GameTree()
    let start = try Goofspiel.play(Goofspiel.small(cards, prizes: order))
    #expect(try abs(tree.value(of: start, by: .equilibrium)) < 1e-9)
  }

  @Test(arguments: ["discard", "carry"] as [JSON])
  func `with random prizes too the game is worth nothing`(_ ties: JSON) throws {
    var tree = GameTree()
    let start = try Goofspiel.play(Goofspiel.small(3, prizes: "random", ties: ties))
    #expect(try abs(tree.value(of: start, by: .equilibrium)) < 1e-9)
  }

  @Test func `what a position is worth to one seat it costs the other when hands are swapped`()
    throws
  {
    var tree = GameTree()
    var worths: [Double] = []
    for (own, other) in [(1, 4), (4, 1), (2, 3), (3, 2)] {
      let episode = try Goofspiel.play(Goofspiel.small(4), rounds: [[own, other]])
      let worth = try tree.value(of: episode, by: .equilibrium)
      worths.append(worth)
    }
    #expect(abs(worths[0] + worths[1]) < 1e-9)
    #expect(abs(worths[2] + worths[3]) < 1e-9)
    #expect(worths[0] != 0)
  }

  /// Ross (1971), "Goofspiel: the game of pure strategy": against bids at random, bid the number of
  /// the prize.
  @Test(arguments: 2...4)
  func `to match the prize is the best answer to bids at random`(_ cards: Int) throws {
    let start = try Goofspiel.play(Goofspiel.small(cards, prizes: "random"))
    var best = GameTree()
    var matching = GameTree()
    let due = (1...cards).map { Double($0 * (2 * $0 - 1 - cards)) / Double(cards) }.reduce(0, +)
    #expect(try abs(best.value(of: start, by: .bestAgainstRandom) - due) < 1e-9)
    #expect(try abs(matching.value(of: start, by: .matchingAgainstRandom) - due) < 1e-9)
  }

  @Test func `the solver knows matching pennies and a game with a saddle`() {
    let pennies = MatrixGame([[1, -1], [-1, 1]])
    #expect(abs(pennies.value) < 1e-12)
    #expect(abs(pennies.columns[0] - 0.5) < 1e-12)
    #expect(abs(MatrixGame([[3, 2], [1, 0]]).value - 2) < 1e-12)
    #expect(abs(MatrixGame([[2, -3], [0, 3]]).value - 0.75) < 1e-12)
  }
}
