// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

/// Writes down why a search plays what it plays, with claims that are proven by rule or by the oracle.
struct SearchArgument {
  /// Claims below which facts of less weight are added.
  private static let fewClaims = 3
  /// Rejected actions that are spoken of.
  private static let mostRejected = 2

  private let search: Search
  private let finding: Search.Finding
  private let name: String
  private var argument: Argument

  /// Argues for what a search has found.
  init(_ search: Search, _ finding: Search.Finding) throws(EnvironmentError) {
    self.search = search
    self.finding = finding
    name = try search.window.name(of: finding.action)
    argument = Argument(seat: search.seat, seatCount: search.window.seatCount)
    let outlook = search.outlooks.first { $0.action == finding.action }
    if let survey = search.survey {
      try sayTactics(survey, outlook)
    }
    if let values = search.values, Survey.covers(search.rules) {
      try sayValues(values)
      if let outlook { try sayVariation(from: outlook, values) }
    }
    try sayEstimate(outlook)
    if let survey = search.survey, let outlook, argument.claims.count < SearchArgument.fewClaims {
      try sayQuietFacts(survey, outlook)
    }
    if argument.sentences.isEmpty { argument.say("\(name) is my only choice") }
  }

  /// The whole, with the chance of a full return as confidence.
  func explanation() throws(EnvironmentError) -> Explanation {
    argument.explanation(of: name, confidence: confidence)
  }

  private var confidence: Double? {
    let own = search.values?.first { $0.action == finding.action }
    if let own, own.isExact, let range = search.rules.returns, range.upperBound > range.lowerBound {
      return (own.value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
    if search.survey?.wins.contains(finding.action) == true { return 1 }
    return finding.estimate
  }

  private mutating func sayTactics(_ survey: Survey, _ outlook: Survey.Outlook?)
    throws(EnvironmentError)
  {
    if survey.wins.contains(finding.action) {
      argument.say("\(name) wins at once", .of(survey.seat, "wins_now", name))
    }
    try sayThreat(survey, outlook)
    guard let outlook else { return }
    if let answer = outlook.answers.first {
      let answer = try outlook.episode.name(of: answer, by: survey.opponent)
      argument.say(
        "The opponent can answer it with \(answer) and win", .about("loses_to", name, answer))
    }
    try sayRejected(survey)
    try sayFollowUp(survey, outlook)
  }

  /// A win that the opponent threatens, and what the action does about it.
  private mutating func sayThreat(_ survey: Survey, _ outlook: Survey.Outlook?)
    throws(EnvironmentError)
  {
    guard let turned = survey.turned, let outlook else { return }
    let blocked = survey.threats.first { !outlook.answers.contains($0) }
    guard let threat = blocked ?? survey.threats.first else { return }
    let threatName = try turned.name(of: threat, by: survey.opponent)
    argument.say(
      "The opponent threatens to win with \(threatName)",
      .of(survey.opponent, "threat", threatName), as: .fact)
    let isBlocked = blocked != nil
    argument.say(
      isBlocked ? "\(name) stops that" : "\(name) does not stop that",
      .about("blocks", name, threatName, holds: isBlocked))
  }

  /// Other actions that would lose at once.
  private mutating func sayRejected(_ survey: Survey) throws(EnvironmentError) {
    if survey.wins.contains(finding.action) { return }
    let losing = search.outlooks.filter { $0.action != finding.action && !$0.answers.isEmpty }
    for outlook in losing.prefix(SearchArgument.mostRejected) {
      let rejected = try search.window.name(of: outlook.action)
      let answer = try outlook.episode.name(of: outlook.answers[0], by: survey.opponent)
      argument.say("\(rejected) would lose to \(answer)", .about("loses_to", rejected, answer))
    }
  }

  /// What the action threatens.
  private mutating func sayFollowUp(_ survey: Survey, _ outlook: Survey.Outlook)
    throws(EnvironmentError)
  {
    guard let turned = try Lookahead.turned(outlook.episode, to: survey.seat) else { return }
    let wins = try survey.lookahead.winningActions(of: survey.seat, in: turned)
    guard let win = wins.first else { return }
    let winName = try turned.name(of: win, by: survey.seat)
    let threat = WireClaim.of(survey.seat, "threat", winName)
    let next = WireClaim("next", [.text(name), .claim(threat)])
    if wins.count > 1 {
      argument.say("It makes \(wins.count) threats at once", .about("fork", name))
    } else {
      argument.say("It makes a threat", .about("creates_threat", name))
    }
    argument.say("I would then win with \(winName)", next, as: .prediction)
  }

  /// What the oracle has proven of the state and its actions.
  private mutating func sayValues(_ values: [ActionValue]) throws(EnvironmentError) {
    guard let own = values.first(where: { $0.action == finding.action }),
      let lower = values.map(\.bounds.lowerBound).max(),
      let upper = values.map(\.bounds.upperBound).max()
    else { return }
    if lower == upper {
      sayValue("The position is worth \(text(lower)) to me", .equal, lower)
    } else if lower > search.rules.returns?.lowerBound ?? -.infinity {
      sayValue("The position is worth at least \(text(lower)) to me", .greaterOrEqual, lower)
    } else if upper < search.rules.returns?.upperBound ?? .infinity {
      sayValue("The position is worth at most \(text(upper)) to me", .lessOrEqual, upper)
    }
    let others = values.filter { $0.action != finding.action }
    let worse = others.filter { $0.bounds.upperBound < own.bounds.lowerBound }
    if !others.isEmpty, worse.count == others.count {
      argument.say("Every other action is worth less", .about("forced", name))
    } else {
      if own.isBest, !others.isEmpty {
        argument.say("No action is better than \(name)", .about("best", name))
      }
      if let other = worse.first {
        let other = try search.window.name(of: other.action)
        argument.say("\(other) is worth less", .about("better", name, other))
      }
    }
  }

  private mutating func sayValue(
    _ sentence: String, _ comparison: Predicate.Comparison, _ number: Double
  ) {
    argument.say(
      sentence, WireClaim("value", [.comparison(comparison), .number(number)]), as: .value)
  }

  /// The best answer and what is best after it, where the oracle proves them.
  private mutating func sayVariation(from outlook: Survey.Outlook, _ values: [ActionValue])
    throws(EnvironmentError)
  {
    guard values.contains(where: \.isBest), let survey = search.survey,
      let answer = try best(for: survey.opponent, in: outlook.episode)
    else { return }
    argument.say(
      "The best answer is \(answer.name)", .about("reply", name, answer.name), as: .prediction)
    let next = try Lookahead.state(
      after: answer.action, by: survey.opponent, in: outlook.episode)
    guard let own = try best(for: survey.seat, in: next) else { return }
    argument.say(
      "Then \(own.name) is best", .about("best", own.name), as: .prediction,
      at: .after([name, answer.name]))
  }

  /// An action of the seat that the oracle proves best; of equals the first.
  private func best(for seat: Seat, in episode: any Episode) throws(EnvironmentError) -> (
    action: ActionID, name: String
  )? {
    guard episode.isOn, episode.seatToAct == seat else { return nil }
    let actions = try episode.legalActions(of: seat)
    let values = try Search.values(
      of: actions, for: seat, in: episode, nodes: search.settings.nodes, seed: Seed(0))
    guard let best = values?.first(where: \.isBest) else { return nil }
    return (best.action, try episode.name(of: best.action, by: seat))
  }

  /// What the simulations only suggest: prose without claims.
  private mutating func sayEstimate(_ outlook: Survey.Outlook?) throws(EnvironmentError) {
    guard let estimate = finding.estimate else { return }
    argument.say(
      "In \(search.settings.simulations) simulations it scored \(Int(estimate * 100)) of 100")
    if let outlook, let next = finding.line.first {
      let answer = try outlook.episode.name(of: next.action, by: next.seat)
      argument.say("I expect \(answer) in answer")
    }
  }

  /// Facts of less weight, for a state without tactics.
  private mutating func sayQuietFacts(_ survey: Survey, _ outlook: Survey.Outlook)
    throws(EnvironmentError)
  {
    if outlook.episode.isOn, outlook.answers.isEmpty,
      outlook.episode.seatToAct == survey.opponent,
      let first = try outlook.episode.legalActions(of: survey.opponent).first
    {
      let expected = finding.line.first?.action ?? first
      let answer = try outlook.episode.name(of: expected, by: survey.opponent)
      argument.say(
        "\(answer) cannot win against it", .about("loses_to", name, answer, holds: false))
    }
    if survey.turned != nil, !survey.threats.contains(finding.action) {
      argument.say(
        "The opponent does not threaten to win with \(name)",
        .of(survey.opponent, "threat", name, holds: false), as: .fact)
    }
    if !survey.wins.contains(finding.action) {
      argument.say(
        "It does not win at once", .of(survey.seat, "wins_now", name, holds: false), as: .fact)
    }
  }

  private func text(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? number.description
  }
}
