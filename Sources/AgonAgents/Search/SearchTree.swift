// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A tree of actions that grows by one node a simulation, with statistics of how the simulations ended.
///
/// Upper confidence bounds choose the way down (UCT: Kocsis and Szepesvári, "Bandit based Monte-Carlo
/// planning", ECML 2006); where states are drawn anew for each simulation, a node stands for its actions
/// and only those are compared that are legal this time.
struct SearchTree {
  /// An action from a node, with the score of the node's seat summed over its visits.
  struct Edge {
    let action: ActionID
    var visits = 0
    var total = 0.0
    /// The node after the action, or nil before it was reached twice.
    var child: Int?

    /// The mean score, from 0 to 1; one half before the first visit.
    var mean: Double { visits == 0 ? 0.5 : total / Double(visits) }
  }

  /// A place where one seat chooses.
  struct Node {
    let seat: Seat
    var edges: [Edge]
  }

  private(set) var nodes: [Node]
  private let returns: ClosedRange<Double>
  private let exploration: Double
  private let isStable: Bool
  private var rollout: Rollout
  private var legal: [ActionID] = []

  /// Begins with the root only.
  ///
  /// - Parameter returns: the least and the greatest return, scored 0 and 1.
  /// - Parameter isStable: true when equal actions always lead to equal legal actions.
  init(
    seat: Seat, actions: [ActionID], returns: ClosedRange<Double>, exploration: Double,
    isStable: Bool, seed: Seed
  ) {
    nodes = [Node(seat: seat, edges: actions.map { Edge(action: $0) })]
    self.returns = returns
    self.exploration = exploration
    self.isStable = isStable
    rollout = Rollout(seed: seed)
  }

  /// The edge of the root that was visited most; of equals the better, then the first.
  var best: Edge { nodes[0].edges.max { SearchTree.isLess($0, $1) } ?? Edge(action: 0) }

  /// The seats and actions that follow an action of the root by most visits.
  func line(after action: ActionID) -> [(seat: Seat, action: ActionID)] {
    var line: [(Seat, ActionID)] = []
    var child = nodes[0].edges.first { $0.action == action }?.child
    while let index = child,
      let edge = nodes[index].edges.max(by: { SearchTree.isLess($0, $1) }), edge.visits > 0
    {
      line.append((nodes[index].seat, edge.action))
      child = edge.child
    }
    return line
  }

  /// Plays one episode to its end, down the tree and then at random, and learns its returns.
  mutating func simulate(_ episode: any Episode) throws(EnvironmentError) {
    var path: [(node: Int, edge: Int)] = []
    var node: Int? = 0
    while let index = node {
      guard let edge = try choose(at: index, in: episode) else { break }
      path.append((index, edge))
      let seat = nodes[index].seat
      let action = nodes[index].edges[edge].action
      if case .seat = episode.progress.turn {
        try episode.apply(action, by: seat)
      } else {
        _ = try rollout.step(episode, fixed: (seat, action))
      }
      node = try next(of: index, edge: edge, in: episode)
    }
    let returns = try rollout.finish(episode)
    for step in path {
      nodes[step.node].edges[step.edge].visits += 1
      nodes[step.node].edges[step.edge].total += score(returns, of: nodes[step.node].seat)
    }
  }

  /// The node after an edge; made when the edge was visited before and one seat acts there.
  private mutating func next(of index: Int, edge: Int, in episode: any Episode)
    throws(EnvironmentError) -> Int?
  {
    guard let seat = episode.seatToAct, episode.isOn else { return nil }
    if let child = nodes[index].edges[edge].child {
      return nodes[child].seat == seat ? child : nil
    }
    guard nodes[index].edges[edge].visits > 0 else { return nil }
    try episode.legalActions(of: seat, into: &legal)
    nodes.append(Node(seat: seat, edges: legal.map { Edge(action: $0) }))
    nodes[index].edges[edge].child = nodes.count - 1
    return nodes.count - 1
  }

  /// The edge to follow: one never tried, else the one with the greatest upper bound.
  private mutating func choose(at index: Int, in episode: any Episode) throws(EnvironmentError)
    -> Int?
  {
    if !isStable, index > 0 { try addLegal(at: index, in: episode) }
    var visits = 0
    var untried = 0
    for edge in nodes[index].edges where isOpen(edge, at: index) {
      visits += edge.visits
      if edge.visits == 0 { untried += 1 }
    }
    if untried > 0 { return pick(rollout.generator.below(untried), at: index) }
    guard visits > 0 else { return nil }
    let width = exploration * Double(visits).portableLogarithm.squareRoot()
    var best: (edge: Int, bound: Double)?
    for (number, edge) in nodes[index].edges.enumerated() where isOpen(edge, at: index) {
      let bound = edge.mean + width / Double(edge.visits).squareRoot()
      if bound > best?.bound ?? -.infinity { best = (number, bound) }
    }
    return best?.edge
  }

  private mutating func addLegal(at index: Int, in episode: any Episode) throws(EnvironmentError) {
    try episode.legalActions(of: nodes[index].seat, into: &legal)
    for action in legal where !nodes[index].edges.contains(where: { $0.action == action }) {
      nodes[index].edges.append(Edge(action: action))
    }
  }

  private func isOpen(_ edge: Edge, at index: Int) -> Bool {
    isStable || index == 0 || legal.contains(edge.action)
  }

  private func pick(_ rank: Int, at index: Int) -> Int? {
    var left = rank
    for (number, edge) in nodes[index].edges.enumerated()
    where edge.visits == 0 && isOpen(edge, at: index) {
      if left == 0 { return number }
      left -= 1
    }
    return nil
  }

  private func score(_ values: [Double], of seat: Seat) -> Double {
    guard seat.index < values.count, returns.upperBound > returns.lowerBound else { return 0.5 }
    let share =
      (values[seat.index] - returns.lowerBound) / (returns.upperBound - returns.lowerBound)
    return min(max(share, 0), 1)
  }

  private static func isLess(_ a: Edge, _ b: Edge) -> Bool {
    a.visits == b.visits ? a.mean < b.mean : a.visits < b.visits
  }
}
