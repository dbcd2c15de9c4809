// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

/// Writes down why a search plays what it plays, with claims that are proven by rule, by its tree or by the
/// oracle.
struct SearchArgument {
  /// Claims below which facts of less weight are added.
  private static let fewClaims = 3
  /// Rejected actions that are spoken of.
  private static let mostRejected = 2

  let search: Search
  let finding: Search.Finding
  /// The action's name.
  let name: String
  /// The action's place among the legal actions.
  let place: Int
  var argument: Argument
  var states: LineStates

  /// Argues for what a search has found.
  init(_ search: Search, _ finding: Search.Finding) throws(EnvironmentError) {
    self.search = search
    self.finding = finding
    name = try search.window.name(of: finding.action)
    place = search.actions.firstIndex(of: finding.action) ?? 0
    argument = Argument(seat: search.seat, seatCount: search.window.seatCount)
    states = LineStates(from: search.root)
    let outlook = search.outlooks.first { $0.action == finding.action }
    if let survey = search.survey { try sayTactics(survey, outlook) }
    let proofs = search.proofs
    if !proofs.isEmpty {
      try sayValues(proofs)
      if let survey = search.survey { try sayVariation(survey, proofs) }
    }
    try sayEstimate()
    if let survey = search.survey, let outlook, argument.claims.count < SearchArgument.fewClaims {
      try sayQuietFacts(survey, outlook)
    }
    if argument.sentences.isEmpty {
      argument.say(
        search.actions.count == 1
          ? "\(name) is my only choice"
          : "Nothing that I see tells the actions apart, and I play \(name)")
    }
  }

  /// The whole, with the chance of a full return as confidence.
  func explanation() -> Explanation {
    argument.explanation(of: name, confidence: confidence)
  }

  private var confidence: Double? {
    let own = search.proofs.first { $0.action == finding.action }
    if let own, own.bounds.isExact, let share = search.rules.share(own.bounds.lower) {
      return share
    }
    if search.survey?.wins.contains(finding.action) == true { return 1 }
    return estimate(of: place)
  }

  private mutating func sayTactics(_ survey: Survey, _ outlook: Survey.Outlook?)
    throws(EnvironmentError)
  {
    if survey.wins.contains(finding.action) {
      argument.say("\(name) wins at once", .of(survey.seat, "wins_now", name))
    }
    guard let outlook else { return }
    try sayThreat(survey, outlook)
    if let answer = try answer(to: outlook, in: survey) {
      argument.say(
        "The opponent can answer it with \(answer) and win", .about("loses_to", name, answer))
    }
    try sayRejected(survey)
    try sayFollowUp(survey)
  }

  /// The name of the first action by which the opponent wins at once after an action.
  private mutating func answer(to outlook: Survey.Outlook, in survey: Survey)
    throws(EnvironmentError) -> String?
  {
    guard let answer = outlook.answers.first else { return nil }
    return try states.name(of: answer, by: survey.opponent, after: [outlook.action])
  }

  /// A win that the opponent threatens, and what the action does about it.
  private mutating func sayThreat(_ survey: Survey, _ outlook: Survey.Outlook)
    throws(EnvironmentError)
  {
    guard let turned = survey.turned else { return }
    let blocked = survey.threats(blockedBy: outlook).first
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
      guard let answer = try answer(to: outlook, in: survey) else { continue }
      let rejected = try search.window.name(of: outlook.action)
      argument.say("\(rejected) would lose to \(answer)", .about("loses_to", rejected, answer))
    }
  }

  /// What the action threatens.
  private mutating func sayFollowUp(_ survey: Survey) throws(EnvironmentError) {
    guard let next = try states.state(after: [finding.action]),
      let turned = try Lookahead.turned(next, to: survey.seat)
    else { return }
    let wins = try survey.lookahead.winningActions(of: survey.seat, in: turned)
    guard let win = wins.first else { return }
    let winName = try turned.name(of: win, by: survey.seat)
    let threat = WireClaim.of(survey.seat, "threat", winName)
    let prediction = WireClaim("next", [.text(name), .claim(threat)])
    if wins.count > 1 {
      argument.say("It makes \(wins.count) threats at once", .about("fork", name))
    } else {
      argument.say("It makes a threat", .about("creates_threat", name))
    }
    argument.say("I would then win with \(winName)", prediction, as: .prediction)
  }

  /// Facts of less weight, for a state without tactics.
  private mutating func sayQuietFacts(_ survey: Survey, _ outlook: Survey.Outlook)
    throws(EnvironmentError)
  {
    if outlook.answers.isEmpty, outlook.report.seatToAct == survey.opponent,
      let first = outlook.report.legalActions.first
    {
      let expected = search.tree.expectation(after: place, most: 1).first?.action ?? first
      if let answer = try states.name(
        of: expected, by: survey.opponent, after: [finding.action])
      {
        argument.say(
          "\(answer) cannot win against it", .about("loses_to", name, answer, holds: false))
      }
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
}
