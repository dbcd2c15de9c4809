// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Estimates what actions are worth by random games, more of them after what looks good.
///
/// Upper confidence bounds choose the way down the tree (UCT: Kocsis and Szepesvári, "Bandit based
/// Monte-Carlo planning", 2006). Several games are asked for in one request; those under way count as lost
/// for the one who chooses, so that others go elsewhere (virtual loss). How many there are follows from the
/// number of games so far alone, never from where the environment runs or how fast. Where states are drawn
/// anew for each game, an action that was not legal this time counts as tried and not as visited (compare
/// Cowling, Powley and Whitehouse, "Information set Monte Carlo tree search", 2012).
struct PlayoutSearch {
  /// One way down the tree: nodes with the places of the edges taken.
  private typealias Way = [(node: Int, place: Int)]

  /// Games of one request, at most.
  private static let mostLeaves = 16
  /// Games so far for each game of a request.
  private static let gamesPerLeaf = 16

  private let root: any Episode
  private let exploration: Double
  /// Places at the tree's root that are not to be tried.
  private let barred: Set<Int>
  private var generator: SplitMix64
  /// Games played.
  private(set) var games = 0

  /// Searches from a state.
  ///
  /// - Parameter exploration: weight of curiosity, on scores from 0 to 1.
  init(from root: any Episode, exploration: Double, barred: Set<Int>, seed: Seed) {
    self.root = root
    self.exploration = exploration
    self.barred = barred
    generator = SplitMix64(seed: seed)
  }

  /// Plays games until there are as many as wanted, or nothing is left to find out.
  mutating func run(on tree: inout SearchTree, simulations: Int) throws(EnvironmentError) {
    while games < simulations {
      let wanted = min(leaves(in: tree), simulations - games)
      var ways: [Way] = []
      while ways.count < wanted, let way = way(down: &tree) { ways.append(way) }
      if ways.isEmpty { return }
      try play(ways, in: &tree)
      games += ways.count
    }
  }

  /// Games to ask for at once: the more, the more there were; all that are new to the root.
  private func leaves(in tree: SearchTree) -> Int {
    let untried = tree.edges(of: 0).enumerated().filter { place, edge in
      edge.tries == 0 && isOpen(edge, place, at: 0, of: tree)
    }.count
    return max(1, min(PlayoutSearch.mostLeaves, max(games / PlayoutSearch.gamesPerLeaf, untried)))
  }

  /// Chooses a way down to an edge that nothing is known after, marked as under way; nil where no edge of
  /// the root is worth a try.
  private mutating func way(down tree: inout SearchTree) -> Way? {
    var way: Way = []
    var node: Int? = 0
    while let index = node, let place = choose(at: index, of: tree) {
      way.append((index, place))
      tree[index, place].pending += 1
      node = tree[index, place].visits > 0 ? tree[index, place].child : nil
    }
    return way.isEmpty ? nil : way
  }

  private mutating func play(_ ways: [Way], in tree: inout SearchTree) throws(EnvironmentError) {
    var simulations: [Simulation] = []
    for way in ways {
      guard let (node, place) = way.last else { continue }
      let copy = tree.rules.copy(generator.seed())
      let isNew = tree[node, place].child == nil
      simulations.append(
        Simulation(
          copy: copy, path: tree.path(to: node, place), playouts: 1,
          branches: tree.rules.proves && isNew && tree.canGrow, seed: generator.seed()))
    }
    let reports = try root.simulate(simulations)
    for (way, report) in zip(ways, reports) { learn(report, of: way, in: &tree) }
  }

  /// Puts a game's returns down to the edges that it went through.
  private func learn(_ report: SimulationReport, of way: Way, in tree: inout SearchTree) {
    let sums = report.playoutSums
    for (seat, sum) in sums.enumerated()
    where !tree.rules.proves || seat == tree.rules.seat.index { tree.note(sum) }
    for (number, step) in way.enumerated() {
      tree[step.node, step.place].pending -= 1
      let seat = tree.rules.proves ? tree.rules.seat : tree.nodes[step.node].seat
      if number < report.applied, seat.index < sums.count {
        tree[step.node, step.place].visits += 1
        tree[step.node, step.place].total += sums[seat.index]
      } else if number == report.applied {
        tree[step.node, step.place].misses += 1
        if tree.chooser(in: report) == tree.nodes[step.node].seat, step.node > 0 {
          tree.add(report.legalActions, to: step.node)
        }
      }
    }
    guard report.applied == way.count, let (node, place) = way.last else { return }
    tree.grow(node, place, by: report)
    if tree.rules.proves { tree.prove(from: tree[node, place].child ?? node) }
  }

  /// The edge to follow: one never tried, drawn, else the one with the greatest upper bound.
  private mutating func choose(at node: Int, of tree: SearchTree) -> Int? {
    var tries = 0
    var untried = 0
    for (place, edge) in tree.edges(of: node).enumerated()
    where isOpen(edge, place, at: node, of: tree) {
      tries += edge.tries
      if edge.tries == 0 { untried += 1 }
    }
    var drawn = untried > 0 ? generator.below(untried) : 0
    let width = tries > 0 ? exploration * Double(tries).portableLogarithm.squareRoot() : 0
    var best: (place: Int, bound: Double)?
    for (place, edge) in tree.edges(of: node).enumerated()
    where isOpen(edge, place, at: node, of: tree) {
      if untried > 0 {
        guard edge.tries == 0 else { continue }
        if drawn == 0 { return place }
        drawn -= 1
      } else {
        let bound = tree.score(of: edge, at: node) + width / Double(edge.tries).squareRoot()
        if bound > best?.bound ?? -.infinity { best = (place, bound) }
      }
    }
    return best?.place
  }

  private func isOpen(
    _ edge: SearchTree.Edge, _ place: Int, at node: Int, of tree: SearchTree
  ) -> Bool {
    !(node == 0 && barred.contains(place)) && !tree.isPointless(edge, at: node)
  }
}
