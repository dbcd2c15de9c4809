// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Proves game values by alpha-beta over clones: bounds that narrow with depth and never lie.
///
/// A position beyond the depth counts as anything between the least and the greatest return, so what comes
/// out holds at any depth. Proven bounds are kept by position key. Source of the search: Knuth and Moore,
/// "An analysis of alpha-beta pruning" (1975), with bounds instead of values at the horizon.
final class ValueSearch {
  /// A position and the seat that acts in it.
  private struct Key: Hashable {
    let position: UInt64
    let actor: Int
    let eye: Int
  }

  /// What is proven, and by how deep a search of which window.
  private struct Entry {
    var bounds: ValueBounds
    var depth: Int
    var window: ValueBounds
  }

  /// Positions remembered; beyond it the memory starts anew.
  private static let mostEntries = 1_000_000

  private let rules: EnvironmentDescriptor
  private let range: ValueBounds
  private let nodes: Int
  private var entries: [Key: Entry] = [:]
  private var used = 0
  private var isHorizonMet = false
  private var actions: [[ActionID]] = []

  init(of rules: EnvironmentDescriptor, nodes: Int) {
    self.rules = rules
    self.nodes = nodes
    range = ValueBounds(
      lower: rules.returns?.lowerBound ?? -.infinity,
      upper: rules.returns?.upperBound ?? .infinity)
  }

  /// Clones made by the present question.
  var clones: Int { used }

  /// Deepens the bounds of positions until they answer a question, or throws that they do not.
  ///
  /// - Parameter question: the answer that bounds give, in the order of the positions and from the seat's
  ///   view; nil while they leave it open.
  func answer(
    of positions: [any Episode], for seat: Seat, _ question: ([ValueBounds]) -> Bool?
  ) throws(Obstacle) -> (holds: Bool, bounds: [ValueBounds], depth: Int) {
    used = 0
    let seatCount = positions.first?.progress.seatCount ?? 0
    let isZeroSum = rules.utility == .zeroSum
    guard seatCount == 1 || seatCount == 2 && (isZeroSum || rules.utility == .constantSum) else {
      throw .undecidable(.unsupportedByPlugin)
    }
    let isMirrored = isZeroSum && seat.index == 1
    let eye = isMirrored ? Seat(0) : seat
    var bounds = positions.map { _ in range }
    var depth = 0
    while true {
      isHorizonMet = false
      for index in positions.indices where !bounds[index].isExact {
        let found = try Obstacle.passing { () throws(EnvironmentError) in
          try self.bounds(of: positions[index], for: eye, depth: depth, within: range)
        }
        bounds[index].meet(isMirrored ? found.negated : found)
        if let holds = question(bounds) { return (holds, bounds, depth) }
        if used >= nodes { throw .undecidable(.outOfBudget) }
      }
      guard isHorizonMet else { throw .undecidable(.unsupportedByPlugin) }
      depth += depth < 4 ? 1 : 2
    }
  }

  private func bounds(
    of position: any Episode, for eye: Seat, depth: Int, within window: ValueBounds
  ) throws(EnvironmentError) -> ValueBounds {
    guard position.isOn else {
      let value = try position.returns()[eye.index]
      return ValueBounds(lower: value, upper: value)
    }
    guard let actor = position.seatToAct else { return range }
    let key = position.positionKey.map {
      Key(position: $0, actor: actor.index, eye: eye.index)
    }
    let entry = key.flatMap { entries[$0] }
    if let entry, isEnough(entry, depth: depth, within: window) { return entry.bounds }
    guard depth > 0, used < nodes else {
      isHorizonMet = true
      return entry?.bounds ?? range
    }
    var found = try expand(position, actor: actor, eye: eye, depth: depth, within: window)
    guard used < nodes else { return entry?.bounds ?? range }
    if let entry { found.meet(entry.bounds) }
    if let key {
      if entries.count >= ValueSearch.mostEntries { entries.removeAll(keepingCapacity: true) }
      entries[key] = Entry(bounds: found, depth: depth, window: window)
    }
    return found
  }

  /// Whether searching again could change nothing for the one who asks.
  private func isEnough(_ entry: Entry, depth: Int, within window: ValueBounds) -> Bool {
    if entry.bounds.isExact || entry.bounds.lower >= window.upper
      || entry.bounds.upper <= window.lower
    {
      return true
    }
    guard entry.depth >= depth, depth > 0, entry.window.lower <= window.lower,
      entry.window.upper >= window.upper
    else { return false }
    isHorizonMet = true
    return true
  }

  /// The bounds that follow from the positions after each legal action; ended ones are looked at first.
  private func expand(
    _ position: any Episode, actor: Seat, eye: Seat, depth: Int, within window: ValueBounds
  ) throws(EnvironmentError) -> ValueBounds {
    var legal = actions.popLast() ?? []
    defer { actions.append(legal) }
    try position.legalActions(of: actor, into: &legal)
    var choice = Choice(isOwn: actor == eye, window: window, range: range)
    var open: [any Episode] = []
    for action in legal {
      guard used < nodes else { return range }
      used += 1
      let next = try position.clone(.exact)
      try next.apply(action, by: actor)
      if next.isOn {
        open.append(next)
      } else {
        let value = try next.returns()[eye.index]
        choice.add(ValueBounds(lower: value, upper: value))
        if choice.isCut { return choice.bounds(isWhole: false) }
      }
    }
    for next in open {
      choice.add(
        try bounds(of: next, for: eye, depth: depth - 1, within: choice.window))
      if choice.isCut { return choice.bounds(isWhole: false) }
      if used >= nodes { return range }
    }
    return legal.isEmpty ? range : choice.bounds(isWhole: true)
  }
}

/// The bounds of a position while its actions are tried: the greatest for the eye's own choice, the least
/// for another seat's.
private struct Choice {
  let isOwn: Bool
  /// The values that still matter.
  var window: ValueBounds
  let range: ValueBounds
  private var best: ValueBounds?

  init(isOwn: Bool, window: ValueBounds, range: ValueBounds) {
    self.isOwn = isOwn
    self.window = window
    self.range = range
  }

  mutating func add(_ found: ValueBounds) {
    let best = self.best ?? found
    self.best =
      isOwn
      ? ValueBounds(lower: max(best.lower, found.lower), upper: max(best.upper, found.upper))
      : ValueBounds(lower: min(best.lower, found.lower), upper: min(best.upper, found.upper))
    if isOwn {
      window.lower = max(window.lower, found.lower)
    } else {
      window.upper = min(window.upper, found.upper)
    }
  }

  /// Whether no further action can matter.
  var isCut: Bool { window.lower >= window.upper }

  /// What is proven; with actions left untried, one side is open.
  func bounds(isWhole: Bool) -> ValueBounds {
    guard let best else { return range }
    if isWhole { return best }
    return isOwn
      ? ValueBounds(lower: best.lower, upper: range.upper)
      : ValueBounds(lower: range.lower, upper: best.upper)
  }
}
