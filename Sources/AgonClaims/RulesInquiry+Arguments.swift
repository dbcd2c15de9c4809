// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension RulesInquiry {
  /// The actions that a claim names, read in the position, in the order of its arguments.
  func actions(of claim: WireClaim, in position: any Episode) throws(Obstacle) -> [ActionID] {
    var ids: [ActionID] = []
    for case .text(let text) in claim.arguments { ids.append(try action(text, in: position)) }
    return ids
  }

  /// Makes sure that the arguments are of the kinds that the predicate takes, and exist.
  func checkArguments(of claim: WireClaim, as core: CorePredicate) throws(Obstacle) {
    let kinds = core.kinds
    guard claim.arguments.count == kinds.count else {
      throw .undecidable(.unknownPredicate)
    }
    for (value, kind) in zip(claim.arguments, kinds) {
      switch (value, kind) {
      case (.seat(let seat), .seat):
        guard seat.index < seatCount else { throw .undecidable(.ambiguousReference) }
      case (.text, .text), (.number, .number), (.comparison, .comparison), (.claim, .claim): break
      default: throw .undecidable(.unknownPredicate)
      }
    }
  }

  /// Makes sure that a fact which will not be judged can be understood in the position.
  func checkReadable(_ fact: WireClaim, in position: any Episode, level: Int)
    throws(Obstacle)
  {
    guard let core = CorePredicate(rawValue: fact.predicate), core.isComputed else {
      _ = try plugin(fact, in: position)
      return
    }
    guard core != .next || level < RulesInquiry.mostLevels else {
      throw .undecidable(.unknownPredicate)
    }
    try checkArguments(of: fact, as: core)
    _ = try actions(of: fact, in: position)
    for case .claim(let inner) in fact.arguments {
      try checkReadable(inner, in: position, level: level + 1)
    }
  }

  /// What the plugin says of a fact that speaks of its state.
  func plugin(_ fact: WireClaim, in position: any Episode) throws(Obstacle) -> Ruling? {
    guard let facts = position.facts else { throw .undecidable(.unsupportedByPlugin) }
    let answer = try Obstacle.passing { () throws(EnvironmentError) in
      try facts.check(fact.json, for: seat, view: .full, nodes: 0)
    }
    switch answer.truth {
    case .yes, .no:
      return Ruling(
        holds: answer.truth == .yes, method: answer.evidence.method,
        depth: answer.evidence.depth, witness: answer.evidence.witness.elements ?? [])
    case .unknown: return nil
    case .invalid:
      let isKnown = checker.vocabulary[fact.predicate] != nil
      throw .undecidable(isKnown ? .ambiguousReference : .unknownPredicate)
    }
  }

  /// Levels of `next` that are followed.
  static var mostLevels: Int { 8 }
}

extension CorePredicate {
  /// What an argument is made of.
  enum Kind { case seat, text, number, comparison, claim }

  /// The kinds of the arguments, in order.
  var kinds: [Kind] {
    switch self {
    case .turn: [.seat]
    case .legal, .empty, .createsThreat, .fork, .onlyMove, .forced, .best: [.text]
    case .owner: [.text, .seat]
    case .winsNow, .threat: [.seat, .text]
    case .blocks, .losesTo, .better, .reply: [.text, .text]
    case .value: [.comparison, .number]
    case .next: [.text, .claim]
    }
  }
}
