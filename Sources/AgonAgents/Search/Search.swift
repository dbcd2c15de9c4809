// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// One decision's search: what is proven of the actions, and the way to one of them.
struct Search {
  /// The action found, and what speaks for it beyond proof.
  struct Finding {
    let action: ActionID
    /// The share of a full return that simulations gave it, from 0 to 1; nil where none were needed.
    var estimate: Double?
    /// The seats and actions that simulations expect after it.
    var line: [(seat: Seat, action: ActionID)] = []
  }

  let window: SeatWindow
  let seat: Seat
  let actions: [ActionID]
  let rules: EnvironmentDescriptor
  let settings: SearchSettings
  /// The tactical facts; nil where no fact is certain.
  let survey: Survey?
  /// What each action leads to, in the order of the actions; empty without a survey or with too many.
  let outlooks: [Survey.Outlook]
  /// The oracle's values in the order of the actions; nil where it has none that are proven of the state.
  let values: [ActionValue]?
  private let root: any Episode
  private let seed: Seed

  /// Looks at the state with the rules and the oracle.
  init(_ request: DecisionRequest, settings: SearchSettings) throws(EnvironmentError) {
    window = request.window
    seat = window.seat
    actions = request.legalActions
    rules = window.environment.descriptor
    self.settings = settings
    seed = request.seed
    root = try window.imagined(seed: seed.derived(0))
    survey = try Survey(root, under: rules, for: seat)
    var outlooks: [Survey.Outlook] = []
    if let survey, actions.count <= Survey.mostActions {
      for action in actions { outlooks.append(try survey.outlook(of: action)) }
    }
    self.outlooks = outlooks
    values =
      settings.usesOracle && rules.abilities.contains(.perfectInformation)
      ? try Search.values(of: actions, for: seat, in: root, nodes: settings.nodes, seed: seed)
      : nil
  }

  /// The oracle's values of all actions, in their order; nil without an oracle or where it gives up.
  static func values(
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

  /// The action to play.
  func finding() throws -> Finding {
    var generator = SplitMix64(seed: seed.derived(2))
    if let best = provenBest() { return Finding(action: best[generator.below(best.count)]) }
    let candidates = candidates()
    if candidates.count == 1 || survey?.wins.isEmpty == false {
      return Finding(action: candidates[generator.below(candidates.count)])
    }
    var tree = SearchTree(
      seat: seat, actions: candidates, returns: rules.returns ?? -1...1,
      exploration: settings.exploration, isStable: isStable, seed: seed.derived(3))
    for number in 0..<settings.simulations {
      let episode =
        isStable
        ? try root.clone(.exact) : try window.imagined(seed: seed.derived(UInt64(number) + 4))
      try tree.simulate(episode)
    }
    let best = tree.best
    return Finding(
      action: best.action, estimate: best.mean, line: tree.line(after: best.action))
  }

  /// True when equal actions always lead to equal states.
  private var isStable: Bool { Survey.covers(rules) }

  /// The actions proven best; of winning ones the quickest, of losing ones the slowest.
  private func provenBest() -> [ActionID]? {
    guard let best = values?.filter(\.isBest), let first = best.first else { return nil }
    let middle = rules.returns.map { ($0.lowerBound + $0.upperBound) / 2 } ?? 0
    guard first.isExact, first.value != middle else { return best.map(\.action) }
    let plies = best.compactMap(\.plies)
    let wanted = first.value > middle ? plies.min() : plies.max()
    let chosen = best.filter { $0.plies == wanted }
    return (chosen.isEmpty ? best : chosen).map(\.action)
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
}
