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
    let episode: any Episode
    /// The actions by which the opponent then wins at once.
    let answers: [ActionID]
  }

  /// Legal actions beyond which the answers to all of them are not looked at: they cost their square.
  static let mostActions = 64

  let episode: any Episode
  let seat: Seat
  let opponent: Seat
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
    guard Survey.covers(rules), episode.progress.seatCount == 2, episode.seatToAct == seat
    else { return nil }
    self.episode = episode
    self.seat = seat
    opponent = Seat(1 - seat.index)
    lookahead = Lookahead(mostReturn: rules.returns?.upperBound)
    wins = try lookahead.winningActions(of: seat, in: episode)
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

  /// What an action leads to.
  func outlook(of action: ActionID) throws(EnvironmentError) -> Outlook {
    let next = try Lookahead.state(after: action, by: seat, in: episode)
    return Outlook(
      action: action, episode: next,
      answers: try lookahead.winningActions(of: opponent, in: next))
  }

  /// The threats of the opponent that are gone after an action.
  func threats(blockedBy action: ActionID) throws(EnvironmentError) -> [ActionID] {
    if threats.isEmpty { return [] }
    let answers = try outlook(of: action).answers
    return threats.filter { !answers.contains($0) }
  }
}
