// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The actions that a decision's search has looked at, with how games went after them and, where looking
/// ahead proves values, what is proven of them.
///
/// Proofs go up from ended games as bounds of the searching seat's return: it takes the greatest of its
/// actions, the other seat the least (Winands, Björnsson and Saito, "Monte-Carlo tree search solver", 2008;
/// Cazenave and Saffidine, "Score bounded Monte-Carlo tree search", 2010). Where states are drawn anew for
/// each look ahead, a node stands for the actions that lead to it, and only its statistics count.
struct SearchTree {
  /// An action from a node.
  struct Edge {
    let action: ActionID
    /// Games that went through it.
    var visits = 0
    /// Looks ahead that wanted it where it was not legal.
    var misses = 0
    /// Looks ahead that are under way through it.
    var pending = 0
    /// Sum of the returns of its games: of the searching seat where values are proven, else of the seat
    /// that chooses.
    var total = 0.0
    /// The node after it, once that was looked at.
    var child: Int?
    /// What is proven of the searching seat's return after it.
    var bounds: ReturnBounds

    /// The mean return of its games; nil before the first.
    var mean: Double? { visits == 0 ? nil : total / Double(visits) }
  }

  /// A place where one seat chooses.
  struct Node {
    let seat: Seat
    /// The node before it; nil at the root.
    let parent: Int?
    /// The place of the edge that leads to it among its parent's.
    let place: Int
    /// Where its edges are.
    fileprivate(set) var slots: Range<Int>
    /// What is proven of the searching seat's return here.
    fileprivate(set) var bounds: ReturnBounds
    /// How hard the present goal is to prove and to disprove here; see `ProofSearch`.
    fileprivate(set) var effort = ProofEffort.unknown
  }

  /// Edges beyond which the tree grows no more: some 100 MB.
  static let mostEdges = 1_000_000

  let rules: SearchRules
  private(set) var nodes: [Node]
  private var edges: [Edge]
  /// The least and the greatest return of any game so far.
  private(set) var seen: ClosedRange<Double>?
  /// The final returns to the searching seat that looking ahead met, ascending; not all of very many.
  private(set) var endings: [Double] = []

  /// Begins with the root only.
  init(_ actions: [ActionID], under rules: SearchRules) {
    self.rules = rules
    edges = actions.map { Edge(action: $0, bounds: rules.range) }
    nodes = [
      Node(seat: rules.seat, parent: nil, place: 0, slots: edges.indices, bounds: rules.range)
    ]
  }

  /// The edge at a place of a node.
  subscript(node: Int, place: Int) -> Edge {
    get { edges[nodes[node].slots.lowerBound + place] }
    _modify { yield &edges[nodes[node].slots.lowerBound + place] }
  }

  /// The edges of a node, in the order of its places.
  func edges(of node: Int) -> ArraySlice<Edge> { edges[nodes[node].slots] }

  /// The place of an action at a node; nil when it has none there.
  func place(of action: ActionID, at node: Int) -> Int? {
    edges(of: node).firstIndex { $0.action == action }.map { $0 - nodes[node].slots.lowerBound }
  }

  /// True while there is room for more.
  var canGrow: Bool { edges.count < SearchTree.mostEdges }

  /// True where the seat that chooses wants the searching seat's return to be great: at its own nodes.
  func isOwn(_ node: Int) -> Bool { nodes[node].seat == rules.seat }

  /// True when an edge cannot make its node better for the one who chooses there, as is proven.
  func isPointless(_ edge: Edge, at node: Int) -> Bool {
    guard rules.proves else { return false }
    let bounds = nodes[node].bounds
    return isOwn(node) ? edge.bounds.upper <= bounds.lower : edge.bounds.lower >= bounds.upper
  }

  /// The actions from the root to an edge.
  func path(to node: Int, _ place: Int) -> [Simulation.Step] {
    var path = [Simulation.Step(seat: nodes[node].seat, action: self[node, place].action)]
    var below = nodes[node]
    while let parent = below.parent {
      path.append(
        Simulation.Step(seat: nodes[parent].seat, action: self[parent, below.place].action))
      below = nodes[parent]
    }
    return path.reversed()
  }

  /// Learns what was seen after an edge: makes the node there, where there is none yet, and proves.
  mutating func grow(_ node: Int, _ place: Int, by report: SimulationReport) {
    guard report.isOn else {
      if rules.proves { settle(report.returns, at: node, place) }
      return
    }
    guard self[node, place].child == nil, canGrow, let seat = chooser(in: report) else { return }
    let start = edges.count
    for action in actions(of: seat, in: report, below: node) {
      edges.append(Edge(action: action, bounds: rules.range))
    }
    nodes.append(
      Node(
        seat: seat, parent: node, place: place, slots: start..<edges.count,
        bounds: self[node, place].bounds))
    self[node, place].child = nodes.count - 1
    if rules.proves { learn(report.branches, at: nodes.count - 1) }
  }

  /// Learns which actions of a node end the episode.
  mutating func learn(_ branches: [SimulationReport.Branch], at node: Int) {
    for (place, branch) in zip(0..<nodes[node].slots.count, branches)
    where branch.ends && branch.action == self[node, place].action {
      settle(branch.returns, at: node, place)
    }
  }

  /// Narrows what is proven of an edge.
  mutating func narrow(_ node: Int, _ place: Int, to bounds: ReturnBounds) {
    self[node, place].bounds.meet(bounds)
  }

  /// Adds the actions that a node turned out to have as well.
  mutating func add(_ actions: [ActionID], to node: Int) {
    let fresh = actions.filter { place(of: $0, at: node) == nil }
    guard !fresh.isEmpty, canGrow else { return }
    let start = edges.count
    edges.append(contentsOf: Array(edges(of: node)))
    for action in fresh { edges.append(Edge(action: action, bounds: rules.range)) }
    nodes[node].slots = start..<edges.count
  }

  /// Carries what is proven of the edges of a node up to the root.
  mutating func prove(from node: Int) {
    var index: Int? = node
    while let node = index {
      conclude(node)
      if let parent = nodes[node].parent {
        self[parent, nodes[node].place].bounds.meet(nodes[node].bounds)
      }
      index = nodes[node].parent
    }
  }

  /// Notes how hard the present goal of a proof search is at a node.
  mutating func setEffort(_ effort: ProofEffort, of node: Int) { nodes[node].effort = effort }

  /// Notes the returns of a game.
  mutating func note(_ value: Double) {
    seen = seen.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
  }

  /// The seat that chooses after an edge: the one that acts alone, or of several the searching one.
  func chooser(in report: SimulationReport) -> Seat? {
    if let seat = report.seatToAct { return seat }
    guard report.isOn, report.acting != 0 else { return nil }
    if report.acting >> UInt64(rules.seat.index) & 1 == 1 { return rules.seat }
    return Seat(report.acting.trailingZeroBitCount)
  }

  /// What a seat may do: as reported, or what it could do before where the report is of another seat.
  private func actions(of seat: Seat, in report: SimulationReport, below node: Int) -> [ActionID] {
    let isReported = report.seatToAct == seat || report.acting.trailingZeroBitCount == seat.index
    if isReported { return report.legalActions }
    var index: Int? = node
    while let node = index {
      if nodes[node].seat == seat { return edges(of: node).map(\.action) }
      index = nodes[node].parent
    }
    return []
  }

  private mutating func settle(_ returns: [Double], at node: Int, _ place: Int) {
    guard rules.seat.index < returns.count else { return }
    let value = returns[rules.seat.index]
    self[node, place].bounds = ReturnBounds(exactly: value)
    note(value)
    let spot = endings.firstIndex { $0 >= value } ?? endings.count
    if endings.count < 64, spot == endings.count || endings[spot] != value {
      endings.insert(value, at: spot)
    }
  }

  private mutating func conclude(_ node: Int) {
    let edges = edges(of: node)
    guard let first = edges.first else { return }
    var lower = first.bounds.lower
    var upper = first.bounds.upper
    let isOwn = isOwn(node)
    for edge in edges.dropFirst() {
      lower = isOwn ? max(lower, edge.bounds.lower) : min(lower, edge.bounds.lower)
      upper = isOwn ? max(upper, edge.bounds.upper) : min(upper, edge.bounds.upper)
    }
    nodes[node].bounds.meet(ReturnBounds(lower: lower, upper: upper))
  }
}
