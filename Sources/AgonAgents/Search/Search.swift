// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// One decision's search: what is proven of the actions, what games suggest, and the way to one of them.
struct Search {
  /// The action found, and what speaks for it beyond proof.
  struct Finding {
    let action: ActionID
    /// Random games that were played to find it.
    var games = 0
  }

  let window: SeatWindow
  let seat: Seat
  let actions: [ActionID]
  let rules: SearchRules
  /// The tactical facts; nil where no fact is certain.
  let survey: Survey?
  /// What each action leads to, in the order of the actions; empty without a survey or with too many.
  let outlooks: [Survey.Outlook]
  /// The actions looked at so far; its root has the actions in their order.
  private(set) var tree: SearchTree
  /// The state that was searched.
  let root: any Episode
  private let settings: SearchSettings
  /// The oracle's values in the order of the actions; nil where it has none that are proven of the state.
  private let values: [ActionValue]?
  private let seed: Seed

  /// Looks at the state with the rules and the oracle.
  init(_ request: DecisionRequest, settings: SearchSettings) throws(EnvironmentError) {
    window = request.window
    seat = window.seat
    actions = request.legalActions
    self.settings = settings
    seed = request.seed
    let environment = window.environment.descriptor
    rules = SearchRules(environment, for: seat, among: window.seatCount)
    root = try window.imagined(seed: seed.derived(0))
    survey = try Survey(root, under: environment, for: seat)
    outlooks =
      actions.count <= Survey.mostActions ? try survey?.outlooks(of: actions) ?? [] : []
    values =
      settings.usesOracle && environment.abilities.contains(.perfectInformation)
      ? try Search.values(of: actions, for: seat, in: root, nodes: settings.nodes, seed: seed)
      : nil
    tree = SearchTree(actions, under: rules)
    if rules.proves { enterProofs() }
  }

  /// The oracle's values of all actions, in their order; nil without an oracle or where it gives up.
  private static func values(
    of actions: [ActionID], for seat: Seat, in episode: any Episode, nodes: Int, seed: Seed
  ) throws(EnvironmentError) -> [ActionValue]? {
    guard let oracle = episode.oracle else { return nil }
    do {
      let values = try oracle.actionValues(
        for: seat, nodes: UInt64(nodes), seed: seed.derived(1))
      return values.map(\.action) == actions ? values : nil
    } catch {
      if error.code == .unsupported || error.code == .budgetExhausted { return nil }
      throw error
    }
  }

  /// The first action of a seat that the oracle proves best in a state; nil where it proves none.
  func oracleBest(for seat: Seat, in episode: any Episode) throws(EnvironmentError) -> ActionID? {
    guard values != nil, episode.isOn, episode.seatToAct == seat else { return nil }
    let actions = try episode.legalActions(of: seat)
    let values = try Search.values(
      of: actions, for: seat, in: episode, nodes: settings.nodes, seed: Seed(0))
    return values?.first(where: \.isBest)?.action
  }

  /// What is proven of the actions, in their order, by the oracle or by the tree; empty where nothing can be.
  var proofs: [ProvenAction] {
    guard rules.proves else {
      guard let values, Survey.covers(rules.environment) else { return [] }
      return values.map {
        ProvenAction(action: $0.action, bounds: ReturnBounds($0), isBest: $0.isBest)
      }
    }
    let best = Set(tree.proven(at: 0))
    return tree.edges(of: 0).enumerated().map { place, edge in
      ProvenAction(
        action: edge.action, bounds: edge.bounds,
        isBest: best.contains(place) || values?[place].isBest == true)
    }
  }

  /// The action to play.
  mutating func finding() throws(EnvironmentError) -> Finding {
    var generator = SplitMix64(seed: seed.derived(2))
    let isWon = survey?.wins.isEmpty == false
    if rules.proves, values == nil, actions.count > 1, !isWon {
      var search = ProofSearch(from: root)
      try search.run(on: &tree, nodes: proofNodes)
    }
    if let best = provenBest() { return Finding(action: best[generator.below(best.count)]) }
    let candidates = candidates()
    if candidates.count == 1 || isWon {
      return Finding(action: candidates[generator.below(candidates.count)])
    }
    let barred = Set(actions.indices.filter { !candidates.contains(actions[$0]) })
    var search = PlayoutSearch(
      from: root, exploration: settings.exploration, barred: barred, seed: seed.derived(3))
    try search.run(on: &tree, simulations: settings.simulations)
    let best = provenBest()
    return Finding(
      action: best.map { $0[generator.below($0.count)] } ?? estimatedBest(barred),
      games: search.games)
  }

  /// Enters into the tree what survey and oracle have proven.
  private mutating func enterProofs() {
    if let survey { tree.learn(survey.report.branches, at: 0) }
    for (place, outlook) in outlooks.enumerated() {
      tree.grow(0, place, by: outlook.report)
      if let child = tree[0, place].child { tree.prove(from: child) }
    }
    for (place, value) in (values ?? []).enumerated() {
      tree.narrow(0, place, to: ReturnBounds(value))
    }
    tree.prove(from: 0)
  }

  /// Positions that the search for proofs may look at: all it was given where the rest of the game is small
  /// enough to be solved, else not more than there are simulations.
  private var proofNodes: Int {
    guard let mostTurns = rules.environment.mostTurns else {
      return min(settings.nodes, settings.simulations)
    }
    // Alpha and beta at their best leave about the square root of all ways to play on.
    let most = Double(settings.nodes) * Double(settings.nodes)
    var ways = 1.0
    for _ in 0..<max(mostTurns - window.actionCount, 0) where ways <= most {
      ways *= Double(actions.count)
    }
    return ways <= most ? settings.nodes : min(settings.nodes, settings.simulations)
  }

  /// The actions proven best; of winning ones the quickest, of losing ones the slowest.
  private func provenBest() -> [ActionID]? {
    if let best = values?.filter(\.isBest), let first = best.first {
      guard first.isExact, first.value != rules.middle else { return best.map(\.action) }
      let plies = best.compactMap(\.plies)
      let wanted = first.value > rules.middle ? plies.min() : plies.max()
      let chosen = best.filter { $0.plies == wanted }
      return (chosen.isEmpty ? best : chosen).map(\.action)
    }
    guard rules.proves else { return nil }
    let best = tree.proven(at: 0).map { tree[0, $0] }
    guard let first = best.first else { return nil }
    guard first.bounds.isExact, first.bounds.lower != rules.middle else {
      return best.map(\.action)
    }
    let plies = best.map { tree.plies(of: $0) }
    let wanted = first.bounds.lower > rules.middle ? plies.min() : plies.max()
    return zip(best, plies).filter { $0.1 == wanted }.map(\.0.action)
  }

  /// The actions that are not plainly worse than others: wins where there are any, else what neither is
  /// proven worse nor loses at once, as far as there is a choice.
  private func candidates() -> [ActionID] {
    if let wins = survey?.wins, !wins.isEmpty { return wins }
    var candidates = actions
    if let values, let floor = values.map(\.bounds.lowerBound).max() {
      candidates = values.filter { $0.bounds.upperBound >= floor }.map(\.action)
    }
    let unsafe = Set(outlooks.filter { !$0.answers.isEmpty }.map(\.action))
    let safe = candidates.filter { !unsafe.contains($0) }
    return safe.isEmpty ? candidates : safe
  }

  /// The action that the games went to most, unless it looks no better than what is proven of another.
  private func estimatedBest(_ barred: Set<Int>) -> ActionID {
    let floor = tree.nodes[0].bounds.lower
    let secured = tree.edges(of: 0).firstIndex { $0.bounds.lower == floor }
      .map { $0 - tree.nodes[0].slots.lowerBound }
    let isSecured = rules.proves && floor > rules.range.lower
    guard let likely = tree.mostVisited(at: 0, barred: barred) else {
      let first = actions.indices.first { !barred.contains($0) }
      return actions[(isSecured ? secured : nil) ?? first ?? 0]
    }
    let mean = tree[0, likely].mean ?? floor
    return actions[isSecured && mean <= floor ? secured ?? likely : likely]
  }
}

extension ReturnBounds {
  /// What an oracle has proven of an action.
  init(_ value: ActionValue) {
    self.init(lower: value.bounds.lowerBound, upper: value.bounds.upperBound)
    if value.isExact { self = ReturnBounds(exactly: value.value) }
  }
}
