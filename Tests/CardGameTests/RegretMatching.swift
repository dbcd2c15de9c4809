// SPDX-License-Identifier: Apache-2.0

/// CFR+: regrets that never fall below zero, seats in turn, averages weighted by the iteration.
///
/// Source: Tammelin, "Solving large imperfect information games using CFR+" (2014).
struct RegretMatching {
  private let tree: GameTree
  private var regrets: [Double]
  private var sums: [Double]
  private var iteration = 0

  /// Prepares to solve a game of two seats.
  init(of tree: GameTree) {
    self.tree = tree
    regrets = [Double](repeating: 0, count: tree.actionCount)
    sums = regrets
  }

  /// Goes through the tree once for each seat, so many times.
  mutating func run(_ iterations: Int) {
    for _ in 0..<iterations {
      iteration += 1
      for seat in 0..<tree.seats { update(seat) }
    }
  }

  /// The average strategy so far.
  var average: [Double] { proportional(to: sums) }

  /// Shares in proportion to what an information set's actions have; alike where they have nothing.
  private func proportional(to numbers: [Double]) -> [Double] {
    var shares = tree.uniform
    for set in tree.informationSets {
      let range = set.offset..<set.offset + set.actions.count
      let sum = numbers[range].reduce(0, +)
      guard sum > 0 else { continue }
      for place in range { shares[place] = numbers[place] / sum }
    }
    return shares
  }

  private mutating func update(_ seat: Int) {
    let strategy = proportional(to: regrets)
    let others = tree.reach(strategy) { $0 != seat }
    let own = tree.ownReach(strategy, of: seat)
    let values = tree.nodeValues(strategy, for: seat)
    for (node, place) in tree.sets.enumerated() where tree.actors[node] == .seat(seat) {
      let set = tree.informationSets[place]
      for (index, child) in tree.children(of: node).enumerated() {
        regrets[set.offset + index] += others[node] * (values[child] - values[node])
      }
    }
    for set in tree.informationSets where set.seat == seat {
      for place in set.offset..<set.offset + set.actions.count {
        regrets[place] = max(regrets[place], 0)
        sums[place] += Double(iteration) * (own[set.offset] * strategy[place])
      }
    }
  }
}

extension GameTree {
  /// How likely a seat's own actions lead to its information sets, at the places of their first actions.
  fileprivate func ownReach(_ strategy: [Double], of seat: Int) -> [Double] {
    var reach = [Double](repeating: 0, count: actors.count)
    var own = [Double](repeating: 0, count: actionCount)
    reach[0] = 1
    for node in actors.indices {
      let acts = actors[node] == .seat(seat)
      if acts { own[informationSets[sets[node]].offset] = reach[node] }
      for (index, child) in children(of: node).enumerated() {
        reach[child] = reach[node]
        if acts { reach[child] *= strategy[informationSets[sets[node]].offset + index] }
      }
    }
    return own
  }

  /// What each node is worth to a seat when all play a strategy.
  fileprivate func nodeValues(_ strategy: [Double], for seat: Int) -> [Double] {
    var values = [Double](repeating: 0, count: actors.count)
    for node in actors.indices.reversed() {
      let children = children(of: node)
      switch actors[node] {
      case .nobody: values[node] = returns[node * seats + seat]
      case .chance:
        for child in children { values[node] += chances[child] * values[child] }
      case .seat:
        let offset = informationSets[sets[node]].offset
        for (index, child) in children.enumerated() {
          values[node] += strategy[offset + index] * values[child]
        }
      }
    }
    return values
  }
}
