// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension RulesInquiry {
  /// Judges a claim in a position.
  mutating func ruling(on claim: WireClaim, in position: any Episode) throws(Obstacle) -> Ruling {
    guard let core = CorePredicate(rawValue: claim.predicate), core.isComputed else {
      // The plugin applies the polarity itself.
      guard let ruling = try plugin(claim, in: position) else {
        throw .undecidable(.outOfBudget)
      }
      return ruling
    }
    try checkArguments(of: claim, as: core)
    let actions = try actions(of: claim, in: position)
    var ruling = try ruling(on: claim, as: core, actions: actions, in: position)
    if !claim.polarity { ruling.holds.toggle() }
    return ruling
  }

  private mutating func ruling(
    on claim: WireClaim, as core: CorePredicate, actions: [ActionID], in position: any Episode
  ) throws(Obstacle) -> Ruling {
    switch core {
    case .value: return try value(claim, in: position)
    case .next: return try next(claim, actions[0], in: position)
    case .empty, .owner: throw .undecidable(.unsupportedByPlugin)
    default: break
    }
    guard position.isOn else { return .ended }
    switch core {
    case .legal: return try legal(claim, actions[0], in: position)
    case .turn: return turn(claim, in: position)
    case .winsNow, .threat: return try winsNow(claim, actions[0], in: position)
    default: break
    }
    let home = try turned(position, to: seat)
    guard try legalActions(in: home).contains(actions[0]) else {
      return Ruling(holds: false, witness: [["illegal": text(claim, 0)]])
    }
    switch core {
    case .blocks: return try blocks(claim, actions, from: home, in: position)
    case .createsThreat: return try threats(after: actions[0], atLeast: 1, from: home)
    case .fork: return try threats(after: actions[0], atLeast: 2, from: home)
    case .losesTo: return try losesTo(claim, actions, from: home)
    case .onlyMove: return try onlyMove(from: home)
    case .forced, .best: return try order(core, of: actions[0], from: home)
    case .better: return try better(claim, actions, from: home)
    default: return try reply(claim, actions, from: home)
    }
  }

  private func text(_ claim: WireClaim, _ index: Int) -> JSON { claim.arguments[index].json }

  private mutating func legal(_ claim: WireClaim, _ action: ActionID, in position: any Episode)
    throws(Obstacle) -> Ruling
  {
    let holds = try legalActions(in: position).contains(action)
    return Ruling(holds: holds, witness: holds ? [] : [["illegal": text(claim, 0)]])
  }

  private func turn(_ claim: WireClaim, in position: any Episode) -> Ruling {
    guard case .seat(let named) = claim.arguments[0] else { return .ended }
    let progress = position.progress
    switch progress.turn {
    case .seat(let actor):
      return Ruling(holds: actor == named, witness: [["turn": .integer(Int64(actor.index))]])
    case .simultaneous:
      return Ruling(holds: progress.acting >> UInt64(named.index) & 1 == 1)
    case .chance, .nobody: return Ruling(holds: false)
    }
  }

  private mutating func winsNow(
    _ claim: WireClaim, _ action: ActionID, in position: any Episode
  ) throws(Obstacle) -> Ruling {
    guard case .seat(let named) = claim.arguments[0] else { return .ended }
    let turned = try turned(position, to: named)
    guard let next = try after(action, in: turned) else {
      return Ruling(holds: false, witness: [["illegal": text(claim, 1)]])
    }
    let name = try name(action, in: turned)
    return Ruling(
      holds: try isWon(next, by: named), depth: 1, witness: [["play": .array([name])]])
  }

  private mutating func blocks(
    _ claim: WireClaim, _ actions: [ActionID], from home: any Episode, in position: any Episode
  ) throws(Obstacle) -> Ruling {
    let opponent = try opponent()
    let turned = try turned(
      position.seatToAct == opponent ? position : home, to: opponent)
    let names = [try name(actions[0], in: home), text(claim, 1)]
    guard try wins(actions[1], for: opponent, in: turned) else {
      return Ruling(holds: false, depth: 1, witness: [["play": .array([names[1]])]])
    }
    let next = try played(actions[0], in: home)
    let witness: [JSON] = [["play": .array([names[1]])], ["play": .array(names)]]
    guard next.isOn else { return Ruling(holds: true, depth: 1, witness: witness) }
    let answering = try self.turned(next, to: opponent)
    let stillWins = try wins(actions[1], for: opponent, in: answering)
    return Ruling(holds: !stillWins, depth: 2, witness: witness)
  }

  private mutating func threats(
    after action: ActionID, atLeast least: Int, from home: any Episode
  ) throws(Obstacle) -> Ruling {
    let name = try name(action, in: home)
    let next = try played(action, in: home)
    guard next.isOn else {
      return Ruling(
        holds: false, depth: 1, witness: [["play": .array([name])], ["ended": true]])
    }
    let again = try turned(next, to: seat)
    let winning = try winningActions(of: seat, in: again, most: least)
    var names: [JSON] = []
    for action in winning { names.append(try self.name(action, in: again)) }
    return Ruling(
      holds: winning.count >= least, depth: 2,
      witness: [["play": .array([name])], ["wins": .array(names)]])
  }

  private mutating func losesTo(
    _ claim: WireClaim, _ actions: [ActionID], from home: any Episode
  ) throws(Obstacle) -> Ruling {
    let opponent = try opponent()
    let name = try name(actions[0], in: home)
    let next = try played(actions[0], in: home)
    guard next.isOn else {
      return Ruling(
        holds: false, depth: 1, witness: [["play": .array([name])], ["ended": true]])
    }
    let answering = try turned(next, to: opponent)
    return Ruling(
      holds: try wins(actions[1], for: opponent, in: answering), depth: 2,
      witness: [["play": .array([name, text(claim, 1)])]])
  }

  private mutating func onlyMove(from home: any Episode) throws(Obstacle) -> Ruling {
    let legal = try legalActions(in: home)
    let other: [JSON] =
      legal.count == 1 ? [] : [["legal_actions": .integer(Int64(legal.count))]]
    return Ruling(holds: legal.count == 1, witness: other)
  }

  private mutating func next(
    _ claim: WireClaim, _ action: ActionID, in position: any Episode
  ) throws(Obstacle) -> Ruling {
    guard case .claim(let fact) = claim.arguments[1], level < RulesInquiry.mostLevels else {
      throw .undecidable(.unknownPredicate)
    }
    guard position.isOn else {
      try checkReadable(fact, in: position, level: level + 1)
      return .ended
    }
    let home = try turned(position, to: seat)
    guard let next = try after(action, in: home) else {
      try checkReadable(fact, in: position, level: level + 1)
      return Ruling(holds: false, witness: [["illegal": text(claim, 0)]])
    }
    level += 1
    defer { level -= 1 }
    var ruling = try ruling(on: fact, in: next)
    ruling.depth += 1
    ruling.witness.insert(["play": .array([try name(action, in: home)])], at: 0)
    return ruling
  }
}
