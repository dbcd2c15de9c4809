// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What one or two turns of play show by the rules alone: the facts that tactics are made of.
///
/// Only for two seats that act in turn, with nothing hidden and no chance: there a fact seen once always
/// holds.
struct Survey {
  /// What an action of the own seat leads to.
  struct Outlook {
    let action: ActionID
    /// The state after it.
    let report: SimulationReport
    /// The actions by which the opponent then wins at once.
    let answers: [ActionID]
  }

  /// Legal actions beyond which the answers to all of them are not looked at: they cost their square.
  static let mostActions = 64

  let episode: any Episode
  let seat: Seat
  let opponent: Seat
  /// The state itself.
  let report: SimulationReport
  /// The legal actions that win at once.
  let wins: [ActionID]
  /// The state with the opponent to act; nil where nobody can pass.
  let turned: (any Episode)?
  /// The actions by which the opponent would win if it could act now; none where nobody can pass.
  let threats: [ActionID]
  let lookahead: Lookahead

  /// Looks around; nil when the environment is not of the kind that facts can be seen in.
  init?(_ episode: any Episode, under rules: EnvironmentDescriptor, for seat: Seat)
    throws(EnvironmentError)
  {
    guard Survey.covers(rules), episode.progress.seatCount == 2, episode.seatToAct == seat,
      let report = try Lookahead.reports(after: [[]], in: episode).first
    else { return nil }
    self.episode = episode
    self.seat = seat
    self.report = report
    opponent = Seat(1 - seat.index)
    lookahead = Lookahead(mostReturn: rules.returns?.upperBound)
    wins = lookahead.winningActions(of: seat, in: report)
    turned = try Lookahead.turned(episode, to: opponent)
    if let turned {
      threats = try lookahead.winningActions(of: opponent, in: turned)
    } else {
      threats = []
    }
  }

  /// Whether copies tell for certain what actions lead to.
  static func covers(_ rules: EnvironmentDescriptor) -> Bool {
    rules.abilities.isSuperset(of: [.perfectInformation, .clone]) && rules.chance == .none
  }

  /// What actions lead to, in their order; one request.
  func outlooks(of actions: [ActionID]) throws(EnvironmentError) -> [Outlook] {
    let lines = actions.map { [Simulation.Step(seat: seat, action: $0)] }
    return zip(actions, try Lookahead.reports(after: lines, in: episode)).map { action, report in
      Outlook(
        action: action, report: report,
        answers: lookahead.winningActions(of: opponent, in: report))
    }
  }

  /// The threats of the opponent that are gone after an action.
  func threats(blockedBy outlook: Outlook) -> [ActionID] {
    threats.filter { !outlook.answers.contains($0) }
  }
}
