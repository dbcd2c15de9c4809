// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension RulesInquiry {
  /// `value(op, x)`: the value of the position itself to the asking seat, or its final return.
  mutating func value(_ claim: WireClaim, in position: any Episode) throws(Obstacle) -> Ruling {
    guard case .comparison(let comparison) = claim.arguments[0],
      case .number(let number) = claim.arguments[1]
    else { throw .undecidable(.unknownPredicate) }
    if !position.isOn {
      let returns = try Obstacle.passing { () throws(EnvironmentError) in
        try position.returns()
      }
      let value = returns[seat.index]
      return Ruling(
        holds: comparison.holds(value, number), witness: [["value": .number(value)]])
    }
    let (holds, bounds, depth) = try searched([position], for: seat) { bounds in
      bounds[0].answer(comparison, number)
    }
    return Ruling(
      holds: holds, method: .search, depth: depth, witness: [.object(bounds[0].members)])
  }

  /// `forced(a)` and `best(a)`, by the values of all actions at home.
  mutating func order(_ core: CorePredicate, of action: ActionID, from home: any Episode)
    throws(Obstacle) -> Ruling
  {
    let legal = try legalActions(in: home)
    guard legal.count > 1 else { return Ruling(holds: true) }
    guard let own = legal.firstIndex(of: action) else { return Ruling(holds: false) }
    return try ruling(on: legal, in: home, for: seat) { bounds in
      let others = bounds.indices.filter { $0 != own }
      if core == .best {
        if others.contains(where: { bounds[$0].lower > bounds[own].upper }) { return false }
        return others.allSatisfy { bounds[$0].upper <= bounds[own].lower } ? true : nil
      }
      if others.contains(where: { bounds[$0].lower >= bounds[own].upper }) { return false }
      return others.allSatisfy { bounds[$0].upper < bounds[own].lower } ? true : nil
    }
  }

  /// `better(a, b)`, where `a` is known to be legal at home.
  mutating func better(_ claim: WireClaim, _ actions: [ActionID], from home: any Episode)
    throws(Obstacle) -> Ruling
  {
    guard try legalActions(in: home).contains(actions[1]) else {
      return Ruling(holds: false, witness: [["illegal": claim.arguments[1].json]])
    }
    if actions[0] == actions[1] { return Ruling(holds: false) }
    return try ruling(on: actions, in: home, for: seat) { bounds in
      if bounds[0].lower > bounds[1].upper { return true }
      return bounds[0].upper <= bounds[1].lower ? false : nil
    }
  }

  /// `reply(a, b)`, where `a` is known to be legal at home.
  mutating func reply(_ claim: WireClaim, _ actions: [ActionID], from home: any Episode)
    throws(Obstacle) -> Ruling
  {
    let opponent = try opponent()
    let name = try name(actions[0], in: home)
    let next = try played(actions[0], in: home)
    guard next.isOn else {
      return Ruling(
        holds: false, depth: 1, witness: [["play": .array([name])], ["ended": true]])
    }
    let legal = try legalActions(in: next)
    guard let own = legal.firstIndex(of: actions[1]) else {
      return Ruling(
        holds: false, depth: 1,
        witness: [["play": .array([name])], ["illegal": claim.arguments[1].json]])
    }
    guard legal.count > 1 else {
      return Ruling(holds: true, depth: 1, witness: [["play": .array([name])]])
    }
    var ruling = try ruling(on: legal, in: next, for: opponent) { bounds in
      let others = bounds.indices.filter { $0 != own }
      if others.contains(where: { bounds[$0].lower > bounds[own].upper }) { return false }
      return others.allSatisfy { bounds[$0].upper <= bounds[own].lower } ? true : nil
    }
    ruling.depth += 1
    ruling.witness.insert(["play": .array([name])], at: 0)
    return ruling
  }

  /// Answers a question about the values that actions have to a seat.
  private mutating func ruling(
    on actions: [ActionID], in position: any Episode, for eye: Seat,
    _ question: ([ValueBounds]) -> Bool?
  ) throws(Obstacle) -> Ruling {
    var positions: [any Episode] = []
    for action in actions { positions.append(try played(action, in: position)) }
    let (holds, bounds, depth) = try searched(positions, for: eye, question)
    var witness: [JSON] = []
    for (action, bounds) in zip(actions, bounds) {
      var members = bounds.members
      members["action"] = try name(action, in: position)
      witness.append(.object(members))
    }
    return Ruling(holds: holds, method: .search, depth: depth + 1, witness: witness)
  }

  private mutating func searched(
    _ positions: [any Episode], for eye: Seat, _ question: ([ValueBounds]) -> Bool?
  ) throws(Obstacle) -> (holds: Bool, bounds: [ValueBounds], depth: Int) {
    try mayLookAhead()
    do {
      let answer = try checker.search.answer(of: positions, for: eye, question)
      clones += checker.search.clones
      return answer
    } catch {
      clones += checker.search.clones
      throw error
    }
  }
}

extension ValueBounds {
  /// Whether every value within compares so with a number; nil when only some do.
  func answer(_ comparison: Predicate.Comparison, _ number: Double) -> Bool? {
    switch comparison {
    case .less: upper < number ? true : lower >= number ? false : nil
    case .lessOrEqual: upper <= number ? true : lower > number ? false : nil
    case .greater: lower > number ? true : upper <= number ? false : nil
    case .greaterOrEqual: lower >= number ? true : upper < number ? false : nil
    case .equal:
      isExact ? lower == number : number < lower || number > upper ? false : nil
    }
  }

  /// The proven value, or what bounds are finite.
  var members: [String: JSON] {
    if isExact { return ["value": .number(lower)] }
    var members: [String: JSON] = [:]
    if lower.isFinite { members["lower"] = .number(lower) }
    if upper.isFinite { members["upper"] = .number(upper) }
    return members
  }
}
