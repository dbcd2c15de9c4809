// SPDX-License-Identifier: Apache-2.0

/// Who won and tied against whom: decides whether the likelihood has a finite maximum.
///
/// The maximum runs off to infinity where some direction of the parameters makes no episode less
/// likely: an agent above all others (Ford's condition: the graph of wins, with ties as edges both
/// ways, is strongly connected), a first-move effect that every outcome follows, or a tie parameter
/// that grows together with the gaps between agents. A direction (u, g, v) of strengths, first-move
/// effect and half the log of the tie parameter is such a one where every win of i over j has
/// u_i - u_j + g h >= 2 v and every tie has |u_i - u_j + g h| <= 2 v. For given g and v these are
/// difference constraints: they can be met where the graph has no cycle of negative weight.
struct OutcomeGraph {
  private struct Edge: Hashable {
    let from: Int
    let to: Int
    /// 1 where `from` acted first, -1 where `to` did, 0 where the order is not known.
    let order: Int
    /// 1 for a tie, -1 for a win of `from`.
    let slack: Int

    func weight(effect: Double, tie: Double) -> Double {
      effect * Double(order) + 2 * tie * Double(slack)
    }
  }

  /// The sums over the edges of one cycle.
  private struct Cycle {
    var order = 0
    var slack = 0
  }

  private let agentCount: Int
  private let edges: [Edge]
  private let cells: [EpisodeTable.Cell]

  /// Draws the graph of the episodes.
  init(_ table: EpisodeTable) {
    agentCount = table.agentCount
    cells = table.cells
    var edges: [Edge] = []
    for cell in table.cells {
      let (low, high, order) = (cell.low, cell.high, cell.order)
      if cell.wins > 0 { edges.append(Edge(from: low, to: high, order: order, slack: -1)) }
      if cell.losses > 0 { edges.append(Edge(from: high, to: low, order: -order, slack: -1)) }
      if cell.ties > 0 {
        edges.append(Edge(from: low, to: high, order: order, slack: 1))
        edges.append(Edge(from: high, to: low, order: -order, slack: 1))
      }
    }
    self.edges = edges
  }

  /// Says whether the first-move effect can be told from the strengths.
  ///
  /// It cannot where one shift of the strengths has the same effect on every episode, for example
  /// where of any two agents always the same one acts first.
  var tellsFirstMoveFromStrength: Bool {
    var neighbours = [[(agent: Int, order: Int)]](repeating: [], count: agentCount)
    for cell in cells {
      neighbours[cell.low].append((cell.high, cell.order))
      neighbours[cell.high].append((cell.low, -cell.order))
    }
    var shift = [Int?](repeating: nil, count: agentCount)
    for start in 0..<agentCount where shift[start] == nil {
      shift[start] = 0
      var frontier = [start]
      while let agent = frontier.popLast(), let here = shift[agent] {
        for neighbour in neighbours[agent] {
          if let there = shift[neighbour.agent] {
            if there != here + neighbour.order { return true }
          } else {
            shift[neighbour.agent] = here + neighbour.order
            frontier.append(neighbour.agent)
          }
        }
      }
    }
    return false
  }

  /// Says whether the likelihood has a finite maximum.
  ///
  /// `firstMove` and `ties` tell which of the two extra parameters are estimated.
  func hasFiniteMaximum(firstMove: Bool, ties: Bool) -> Bool {
    guard isStronglyConnected else { return false }
    if firstMove {
      guard negativeCycle(effect: 1, tie: 0) != nil, negativeCycle(effect: -1, tie: 0) != nil
      else { return false }
    }
    return !ties || !tieParameterDiverges(firstMove: firstMove)
  }

  /// Searches an effect g for which (u, g, 1) is a direction, by cutting planes from g = 0.
  private func tieParameterDiverges(firstMove: Bool) -> Bool {
    var effect = 0.0
    var lowest = -Double.infinity
    var highest = Double.infinity
    while let cycle = negativeCycle(effect: effect, tie: 1) {
      guard firstMove, cycle.order != 0 else { return false }
      // The cycle allows only effects with order * effect + 2 * slack >= 0.
      let border = -2 * Double(cycle.slack) / Double(cycle.order)
      if cycle.order > 0 {
        lowest = max(lowest, border)
      } else {
        highest = min(highest, border)
      }
      if lowest > highest + 1e-9 { return false }
      effect = border
    }
    return true
  }

  private var isStronglyConnected: Bool {
    reachesAll(forwards: true) && reachesAll(forwards: false)
  }

  private func reachesAll(forwards: Bool) -> Bool {
    guard agentCount > 0 else { return true }
    var next = [[Int]](repeating: [], count: agentCount)
    for edge in edges {
      if forwards { next[edge.from].append(edge.to) } else { next[edge.to].append(edge.from) }
    }
    var reached = [Bool](repeating: false, count: agentCount)
    reached[0] = true
    var frontier = [0]
    var count = 1
    while let agent = frontier.popLast() {
      for neighbour in next[agent] where !reached[neighbour] {
        reached[neighbour] = true
        count += 1
        frontier.append(neighbour)
      }
    }
    return count == agentCount
  }

  /// Returns a cycle of negative weight, if there is one (Bellman and Ford).
  private func negativeCycle(effect: Double, tie: Double) -> Cycle? {
    // Weights are sums of a few halves and thirds; what is smaller than this is rounding.
    let tolerance = 1e-9
    var distance = [Double](repeating: 0, count: agentCount)
    var arrival = [Edge?](repeating: nil, count: agentCount)
    var changed: Int?
    for _ in 0...agentCount {
      changed = nil
      for edge in edges {
        let candidate = distance[edge.from] + edge.weight(effect: effect, tie: tie)
        if candidate < distance[edge.to] - tolerance {
          distance[edge.to] = candidate
          arrival[edge.to] = edge
          changed = edge.to
        }
      }
      if changed == nil { return nil }
    }
    guard var agent = changed else { return nil }
    // Enough steps back to be on the cycle itself.
    for _ in 0..<agentCount { agent = arrival[agent]?.from ?? agent }
    var cycle = Cycle()
    let start = agent
    repeat {
      guard let edge = arrival[agent] else { break }
      cycle.order += edge.order
      cycle.slack += edge.slack
      agent = edge.from
    } while agent != start
    return cycle
  }
}
