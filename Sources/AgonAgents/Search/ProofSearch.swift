// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Proves bounds of a position's value by growing its tree where least is missing for a proof.
///
/// Proof-number search (Allis, van der Meulen and van den Herik, "Proof-number search", 1994) with the goal
/// that the searching seat's return is at least a number. The number changes from slice to slice of the
/// budget between the greatest and the least that is open, and each slice keeps the bounds of those before.
/// Several positions are looked at in one request; how many does not depend on where the environment runs.
struct ProofSearch {
  /// Positions looked at in one request, at most.
  private static let mostLeaves = 16
  /// Goals among which a budget is shared.
  private static let slices = 4

  private let root: any Episode
  private var goal = 0.0

  /// Searches from a state.
  init(from root: any Episode) { self.root = root }

  /// Grows a tree until the value of its root is known or the budget used.
  ///
  /// - Parameter nodes: positions to look at.
  mutating func run(on tree: inout SearchTree, nodes: Int) throws(EnvironmentError) {
    var left = nodes
    var slice = 0
    while left > 0, !tree.nodes[0].bounds.isExact {
      let bounds = tree.nodes[0].bounds
      goal = nextGoal(in: tree, slice)
      for index in tree.nodes.indices.reversed() { number(index, in: &tree) }
      let stop = left - max(nodes / ProofSearch.slices, 1)
      let before = left
      while left > max(stop, 0), !tree.nodes[0].effort.isSettled {
        let leaves = leaves(of: &tree)
        if leaves.isEmpty { break }
        left -= try look(at: leaves, in: &tree)
      }
      slice += 1
      if left == before, tree.nodes[0].bounds == bounds { return }
    }
  }

  /// A number within the root's bounds: in turn the greatest and the least return met, where one was.
  private func nextGoal(in tree: SearchTree, _ slice: Int) -> Double {
    let bounds = tree.nodes[0].bounds
    let open = tree.endings.filter { $0 > bounds.lower && $0 <= bounds.upper }
    return (slice % 2 == 0 ? open.last : open.first) ?? bounds.upper
  }

  /// The open edges that matter most for a proof, marked as under way.
  private func leaves(of tree: inout SearchTree) -> [(node: Int, place: Int)] {
    var leaves: [(node: Int, place: Int)] = []
    while leaves.count < ProofSearch.mostLeaves, tree.canGrow, let leaf = leaf(of: tree) {
      tree[leaf.node, leaf.place].pending += 1
      renumber(from: leaf.node, in: &tree)
      leaves.append(leaf)
    }
    return leaves
  }

  private func leaf(of tree: SearchTree) -> (node: Int, place: Int)? {
    var node = 0
    while true {
      let isOwn = tree.isOwn(node)
      var best: (place: Int, effort: Int)?
      for (place, edge) in tree.edges(of: node).enumerated() {
        let effort = effort(of: edge, in: tree)
        let number = isOwn ? effort.proof : effort.disproof
        if number < best?.effort ?? ProofEffort.busy.proof { best = (place, number) }
      }
      guard let best else { return nil }
      guard let child = tree[node, best.place].child else { return (node, best.place) }
      node = child
    }
  }

  /// Looks at what follows edges; the number of positions seen.
  private func look(at leaves: [(node: Int, place: Int)], in tree: inout SearchTree)
    throws(EnvironmentError) -> Int
  {
    let reports = try root.simulate(
      leaves.map {
        Simulation(
          copy: .exact, path: tree.path(to: $0.node, $0.place), branches: true, seed: Seed(0))
      })
    var positions = 0
    for (leaf, report) in zip(leaves, reports) {
      tree[leaf.node, leaf.place].pending -= 1
      tree.grow(leaf.node, leaf.place, by: report)
      positions += 1 + report.branches.count
      tree.prove(from: tree[leaf.node, leaf.place].child ?? leaf.node)
      if let child = tree[leaf.node, leaf.place].child { number(child, in: &tree) }
      renumber(from: leaf.node, in: &tree)
    }
    return positions
  }

  private func renumber(from node: Int, in tree: inout SearchTree) {
    var index: Int? = node
    while let node = index {
      number(node, in: &tree)
      index = tree.nodes[node].parent
    }
  }

  /// Adds up what the edges of a node take.
  private func number(_ node: Int, in tree: inout SearchTree) {
    if let settled = ProofEffort(tree.nodes[node].bounds, atLeast: goal) {
      tree.setEffort(settled, of: node)
      return
    }
    let isOwn = tree.isOwn(node)
    var least = ProofEffort.never
    var sum = 0
    for edge in tree.edges(of: node) {
      let effort = effort(of: edge, in: tree)
      least = min(least, isOwn ? effort.proof : effort.disproof)
      sum = min(sum + (isOwn ? effort.disproof : effort.proof), ProofEffort.never)
    }
    if tree.edges(of: node).isEmpty {
      tree.setEffort(.busy, of: node)
    } else {
      tree.setEffort(
        isOwn
          ? ProofEffort(proof: least, disproof: sum) : ProofEffort(proof: sum, disproof: least),
        of: node)
    }
  }

  private func effort(of edge: SearchTree.Edge, in tree: SearchTree) -> ProofEffort {
    if let settled = ProofEffort(edge.bounds, atLeast: goal) { return settled }
    if let child = edge.child { return tree.nodes[child].effort }
    return edge.pending > 0 ? .busy : .unknown
  }
}
