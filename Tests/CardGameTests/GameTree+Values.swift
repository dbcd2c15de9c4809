// SPDX-License-Identifier: Apache-2.0

/// What strategies are worth. A strategy has one probability for each action of each information set, in
/// the order of the tree's information sets.
extension GameTree {
  /// The strategy that takes every action alike.
  var uniform: [Double] {
    informationSets.flatMap { set in
      [Double](repeating: 1 / Double(set.actions.count), count: set.actions.count)
    }
  }

  /// How likely each node is reached by chance and by the seats that count.
  func reach(_ strategy: [Double], counting: (Int) -> Bool) -> [Double] {
    var reach = [Double](repeating: 0, count: actors.count)
    reach[0] = 1
    for node in actors.indices {
      let children = children(of: node)
      for child in children {
        reach[child] = reach[node] * chances[child]
        if case .seat(let seat) = actors[node], counting(seat) {
          reach[child] *= strategy[informationSets[sets[node]].offset + child - children.lowerBound]
        }
      }
    }
    return reach
  }

  /// The expected returns when all seats play a strategy.
  func values(_ strategy: [Double]) -> [Double] {
    let reach = reach(strategy) { _ in true }
    var values = [Double](repeating: 0, count: seats)
    for node in actors.indices where actors[node] == .nobody {
      for seat in 0..<seats { values[seat] += reach[node] * returns[node * seats + seat] }
    }
    return values
  }

  /// What the best response of a seat is worth, and what each of its actions is worth in its information
  /// set against the others (not a number where the others never lead there).
  func bestResponse(of seat: Int, to strategy: [Double]) -> (value: Double, actions: [Double]) {
    let reach = reach(strategy) { $0 != seat }
    var values = [Double](repeating: 0, count: actors.count)
    var actions = [Double](repeating: 0, count: actionCount)
    var weights = [Double](repeating: 0, count: informationSets.count)
    for level in levels.reversed() {
      for node in level where actors[node] == .seat(seat) {
        let set = informationSets[sets[node]]
        weights[sets[node]] += reach[node]
        for (index, child) in children(of: node).enumerated() {
          actions[set.offset + index] += reach[node] * values[child]
        }
      }
      for node in level {
        values[node] = value(of: node, for: seat, strategy, values, actions)
      }
    }
    for (set, weight) in zip(informationSets, weights) where set.seat == seat {
      for index in set.actions.indices { actions[set.offset + index] /= weight }
    }
    return (values[0], actions)
  }

  private func value(
    of node: Int, for seat: Int, _ strategy: [Double], _ values: [Double], _ actions: [Double]
  ) -> Double {
    let children = children(of: node)
    switch actors[node] {
    case .nobody: return returns[node * seats + seat]
    case .chance: return children.reduce(0) { $0 + chances[$1] * values[$1] }
    case .seat(let actor):
      let set = informationSets[sets[node]]
      if actor != seat {
        return children.reduce(0) {
          $0 + strategy[set.offset + $1 - children.lowerBound] * values[$1]
        }
      }
      let best = set.actions.indices.max { actions[set.offset + $0] < actions[set.offset + $1] }
      return values[children.lowerBound + (best ?? 0)]
    }
  }

  /// The sum over the seats of what each would gain by its best response.
  func nashConv(_ strategy: [Double]) -> Double {
    let values = values(strategy)
    return (0..<seats).reduce(0) {
      $0 + bestResponse(of: $1, to: strategy).value - values[$1]
    }
  }
}
