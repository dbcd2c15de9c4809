// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension SearchTree.Edge {
  /// Looks ahead that wanted it, those under way included.
  var tries: Int { visits + misses + pending }
}

extension SearchTree {
  /// How good an edge looks to the one who chooses at its node, from 0 to 1 between the least and the
  /// greatest return of any game; games under way count as the worst of them.
  func score(of edge: Edge, at node: Int) -> Double {
    guard let seen, edge.visits + edge.pending > 0 else { return 0.5 }
    let isGreatGood = !rules.proves || isOwn(node)
    let worst = isGreatGood ? seen.lowerBound : seen.upperBound
    var mean = (edge.total + Double(edge.pending) * worst) / Double(edge.visits + edge.pending)
    if rules.proves { mean = edge.bounds.clamp(mean) }
    guard seen.upperBound > seen.lowerBound else { return 0.5 }
    let share = (mean - seen.lowerBound) / (seen.upperBound - seen.lowerBound)
    return min(max(isGreatGood ? share : 1 - share, 0), 1)
  }

  /// The place of the edge that looks best after all games: visited most; of equals the better, then the
  /// first.
  ///
  /// - Parameter barred: places that are left out.
  func mostVisited(at node: Int, barred: Set<Int> = []) -> Int? {
    var best: (place: Int, visits: Int, score: Double)?
    for (place, edge) in edges(of: node).enumerated()
    where !barred.contains(place) && !isPointless(edge, at: node) {
      let score = score(of: edge, at: node)
      let isBetter = best.map { ($0.visits, $0.score) < (edge.visits, score) } ?? true
      if isBetter { best = (place, edge.visits, score) }
    }
    return best?.place
  }

  /// The seats and actions that games go on with after an edge by most visits, each with the share of the
  /// games that go so.
  func expectation(after place: Int, most: Int)
    -> [(seat: Seat, action: ActionID, share: Double)]
  {
    var line: [(seat: Seat, action: ActionID, share: Double)] = []
    var child = self[0, place].child
    while let node = child, line.count < most, let place = mostVisited(at: node) {
      let visits = edges(of: node).reduce(0) { $0 + $1.visits }
      let edge = self[node, place]
      guard edge.visits > 1 else { break }
      line.append((nodes[node].seat, edge.action, Double(edge.visits) / Double(visits)))
      child = edge.child
    }
    return line
  }

  /// The places of the edges that are proven to be as good as any for the one who chooses.
  func proven(at node: Int) -> [Int] {
    let edges = edges(of: node)
    let isOwn = isOwn(node)
    return edges.enumerated().filter { place, edge in
      edges.enumerated().allSatisfy { other, rival in
        place == other
          || (isOwn
            ? rival.bounds.upper <= edge.bounds.lower : rival.bounds.lower >= edge.bounds.upper)
      }
    }.map(\.offset)
  }

  /// Turns from an edge's node to the end of the episode where its value is known: along the quickest way
  /// for the one who is better off, the slowest for the other.
  func plies(of edge: Edge) -> Int {
    guard let child = edge.child else { return 1 }
    let isBetterOff = (edge.bounds.lower > rules.middle) == isOwn(child)
    let rest = self.edges(of: child).filter { $0.bounds == edge.bounds }.map { plies(of: $0) }
    return 1 + ((isBetterOff ? rest.min() : rest.max()) ?? 0)
  }
}
