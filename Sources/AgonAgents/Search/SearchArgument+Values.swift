// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

extension SearchArgument {
  /// Turns of the expected line that are spoken of.
  private static let mostExpected = 2

  /// What is proven of the state and its actions.
  mutating func sayValues(_ proofs: [ProvenAction]) throws(EnvironmentError) {
    guard let own = proofs.first(where: { $0.action == finding.action }),
      let lower = proofs.map(\.bounds.lower).max(), let upper = proofs.map(\.bounds.upper).max()
    else { return }
    if lower == upper {
      sayValue("The position is worth \(text(lower)) to me", .equal, lower)
    } else if lower > search.rules.range.lower {
      sayValue("The position is worth at least \(text(lower)) to me", .greaterOrEqual, lower)
    } else if upper < search.rules.range.upper {
      sayValue("The position is worth at most \(text(upper)) to me", .lessOrEqual, upper)
    }
    let others = proofs.filter { $0.action != finding.action }
    let worse = others.filter { $0.bounds.upper < own.bounds.lower }
    if !others.isEmpty, worse.count == others.count {
      argument.say("Every other action is worth less", .about("forced", name))
      return
    }
    if own.isBest, !others.isEmpty {
      argument.say("No action is better than \(name)", .about("best", name))
    }
    if let other = worse.first {
      let other = try search.window.name(of: other.action)
      argument.say("\(other) is worth less", .about("better", name, other))
    }
  }

  private mutating func sayValue(
    _ sentence: String, _ comparison: Predicate.Comparison, _ number: Double
  ) {
    argument.say(
      sentence, WireClaim("value", [.comparison(comparison), .number(number)]), as: .value)
  }

  /// The best answer and what is best after it, where the tree or the oracle proves them.
  mutating func sayVariation(_ survey: Survey, _ proofs: [ProvenAction]) throws(EnvironmentError) {
    let isProven = proofs.contains(where: \.isBest)
    guard let answer = try answer(survey, isProven: isProven),
      let answerName = try states.name(
        of: answer.action, by: survey.opponent, after: [finding.action])
    else { return }
    argument.say(
      "The best answer is \(answerName)", .about("reply", name, answerName), as: .prediction)
    let line = [finding.action, answer.action]
    guard let own = try followUp(line, answer.node, survey, isProven: isProven),
      let ownName = try states.name(of: own, by: survey.seat, after: line)
    else { return }
    argument.say(
      "Then \(ownName) is best", .about("best", ownName), as: .prediction,
      at: .after([name, answerName]))
  }

  /// A proven best answer of the opponent, with the tree's node after it.
  private mutating func answer(_ survey: Survey, isProven: Bool) throws(EnvironmentError)
    -> (action: ActionID, node: Int?)?
  {
    let tree = search.tree
    if search.rules.proves, let node = tree[0, place].child, let reply = provenBest(at: node) {
      return (tree[node, reply].action, tree[node, reply].child)
    }
    guard isProven, let next = try states.state(after: [finding.action]),
      let action = try search.oracleBest(for: survey.opponent, in: next)
    else { return nil }
    return (action, nil)
  }

  /// A proven best action of the own seat after the opponent's answer.
  private mutating func followUp(
    _ line: [ActionID], _ node: Int?, _ survey: Survey, isProven: Bool
  ) throws(EnvironmentError) -> ActionID? {
    if let node, let own = provenBest(at: node) { return search.tree[node, own].action }
    guard isProven, let next = try states.state(after: line) else { return nil }
    return try search.oracleBest(for: survey.seat, in: next)
  }

  /// The place of a proven best action in the tree: of winning ones the quickest, of losing ones the
  /// slowest.
  private func provenBest(at node: Int) -> Int? {
    let tree = search.tree
    let best = tree.proven(at: node)
    guard let first = best.first, tree[node, first].bounds.isExact else { return best.first }
    let isBetterOff = (tree[node, first].bounds.lower > search.rules.middle) == tree.isOwn(node)
    let plies = best.map { tree.plies(of: tree[node, $0]) }
    let wanted = isBetterOff ? plies.min() : plies.max()
    return zip(best, plies).first { $0.1 == wanted }?.0
  }

  /// What the games only suggest: prose without claims.
  mutating func sayEstimate() throws(EnvironmentError) {
    guard finding.games > 0, let own = score(of: place) else { return }
    argument.say(
      isWide
        ? "In \(finding.games) simulations its mean return was \(own)"
        : "In \(finding.games) simulations it scored \(own) of 100")
    if let other = search.tree.mostVisited(at: 0, barred: [place]), let score = score(of: other) {
      let name = try search.window.name(of: search.actions[other])
      argument.say("Next came \(name) with \(score)")
    }
    try sayExpectation()
  }

  /// True where games ended far from the least or the greatest return there can be, so that a share of it
  /// says little.
  private var isWide: Bool {
    guard let seen = search.tree.seen else { return true }
    return seen.lowerBound > search.rules.range.lower || seen.upperBound < search.rules.range.upper
  }

  /// How games went after an action, in figures; nil without games.
  private func score(of place: Int) -> String? {
    guard let mean = search.tree[0, place].mean else { return nil }
    if isWide { return text((mean * 100).rounded() / 100) }
    return estimate(of: place).map { String(Int($0 * 100)) }
  }

  private mutating func sayExpectation() throws(EnvironmentError) {
    var line = [finding.action]
    var expected: [String] = []
    for next in search.tree.expectation(after: place, most: SearchArgument.mostExpected) {
      guard let name = try states.name(of: next.action, by: next.seat, after: line) else { break }
      expected.append("\(name) (p=\(text((next.share * 100).rounded() / 100)))")
      line.append(next.action)
    }
    if !expected.isEmpty { argument.say("I expect \(expected.joined(separator: ", then "))") }
  }

  /// The share of a full return that games after an action made, from 0 to 1; nil without games or bounds.
  func estimate(of place: Int) -> Double? {
    guard let mean = search.tree[0, place].mean else { return nil }
    return search.rules.share(search.tree[0, place].bounds.clamp(mean))
  }

  private func text(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? number.description
  }
}
