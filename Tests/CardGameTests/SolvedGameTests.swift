// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation
internal import Testing

/// Numbers that the literature knows of the games, computed from the plugins' trees.
struct SolvedGameTests {
  private static func tree(_ game: String, seats: Int = 2, mergingSuits: Bool = false) throws
    -> GameTree
  {
    let environment = try CardPosition(game).environment()
    let episode = try environment.begin(seats: seats, seed: Seed(1), opening: nil)
    return try GameTree(from: episode, mergingSuits: mergingSuits)
  }

  private static func counts(_ tree: GameTree) -> [Int] {
    let terminal = tree.actors.count { $0 == .nobody }
    let chance = tree.actors.count { $0 == .chance }
    let all = tree.actors.count
    return [all, terminal, chance, all - terminal - chance, tree.informationSets.count]
  }

  @Test(arguments: [
    ("kuhn_poker", 2, false, [58, 30, 4, 24, 12]),
    ("kuhn_poker", 3, false, [617, 312, 17, 288, 48]),
    ("leduc_poker", 2, false, [9457, 5520, 157, 3780, 936]),
    ("leduc_poker", 2, true, [1939, 1116, 49, 774, 288]),
  ])
  func `a game has the known histories, terminals, chance and decision nodes, information sets`(
    _ game: String, _ seats: Int, _ mergingSuits: Bool, _ known: [Int]
  ) throws {
    let tree = try Self.tree(game, seats: seats, mergingSuits: mergingSuits)
    #expect(Self.counts(tree) == known)
    for node in tree.actors.indices where tree.actors[node] == .chance {
      let sum = tree.children(of: node).reduce(0) { $0 + tree.chances[$1] }
      #expect(abs(sum - 1) < 1e-12)
    }
    for node in tree.actors.indices where tree.actors[node] == .nobody {
      let returns = tree.returns[node * seats..<(node + 1) * seats]
      #expect(returns.reduce(0, +) == 0)
    }
  }

  @Test(arguments: [0, 1.0 / 6, 1.0 / 3])
  func `the published equilibria of Kuhn poker cannot be exploited`(_ a: Double) throws {
    let tree = try Self.tree("kuhn_poker")
    let strategy = try KuhnEquilibrium(a: a).strategy(in: tree)
    #expect(abs(tree.nashConv(strategy)) < 1e-12)
    #expect(abs(tree.values(strategy)[0] + 1.0 / 18) < 1e-12)
  }

  @Test func `a strategy beyond the published line can be exploited`() throws {
    let tree = try Self.tree("kuhn_poker")
    #expect(tree.nashConv(try KuhnEquilibrium(a: 0.34).strategy(in: tree)) > 1e-3)
  }

  @Test(arguments: [
    ("kuhn_poker", 0.125, [0.5, 5.0 / 12]), ("leduc_poker", -0.078125, [2.0875, 2.6597222222]),
  ])
  func `uniform play has the known value and best responses`(
    _ game: String, _ value: Double, _ responses: [Double]
  ) throws {
    let tree = try Self.tree(game)
    #expect(abs(tree.values(tree.uniform)[0] - value) < 1e-9)
    for seat in 0..<2 {
      let response = tree.bestResponse(of: seat, to: tree.uniform).value
      #expect(abs(response - responses[seat]) < 1e-9)
    }
    #expect(abs(tree.nashConv(tree.uniform) - responses[0] - responses[1]) < 1e-9)
  }

  @Test func `CFR+ comes close to the value of Leduc poker`() throws {
    let tree = try Self.tree("leduc_poker", mergingSuits: true)
    var solver = RegretMatching(of: tree)
    solver.run(100)
    let conv = tree.nashConv(solver.average)
    #expect(conv > 0)
    #expect(conv < 0.05)
    #expect(abs(tree.values(solver.average)[0] + 0.0856064) < 2e-3)
    solver.run(100)
    #expect(tree.nashConv(solver.average) < conv)
    #expect(abs(tree.values(solver.average)[0] + 0.0856064) < 5e-4)
  }
}
