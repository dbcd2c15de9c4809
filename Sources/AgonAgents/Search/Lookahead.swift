// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Questions about one turn of play, answered by playing it in copies; the answers mean what the predicates
/// `wins_now` and `threat` mean.
struct Lookahead {
  /// The greatest return that a seat can have; nil when unbounded.
  let mostReturn: Double?

  /// The legal actions of a seat that end the episode won by it.
  ///
  /// - Parameter episode: a state in which the seat acts alone; another one gives none.
  func winningActions(of seat: Seat, in episode: any Episode) throws(EnvironmentError)
    -> [ActionID]
  {
    guard episode.isOn, episode.seatToAct == seat else { return [] }
    var wins: [ActionID] = []
    for action in try episode.legalActions(of: seat) {
      if try isWon(Lookahead.state(after: action, by: seat, in: episode), by: seat) {
        wins.append(action)
      }
    }
    return wins
  }

  /// A copy of the state in which an action was played.
  static func state(after action: ActionID, by seat: Seat, in episode: any Episode)
    throws(EnvironmentError) -> any Episode
  {
    let next = try episode.clone(.exact)
    try next.apply(action, by: seat)
    return next
  }

  /// The state with the seat to act and nothing else changed; nil where the episode has ended or nobody can
  /// pass.
  static func turned(_ episode: any Episode, to seat: Seat) throws(EnvironmentError) -> (
    any Episode
  )? {
    guard episode.isOn else { return nil }
    if episode.seatToAct == seat { return episode }
    do {
      return try episode.editor?.pass(to: seat)
    } catch {
      if error.code == .unsupported || error.code == .wrongPhase { return nil }
      throw error
    }
  }

  private func isWon(_ episode: any Episode, by seat: Seat) throws(EnvironmentError) -> Bool {
    if episode.isOn { return false }
    let returns = try episode.returns()
    guard seat.index < returns.count else { return false }
    let own = returns[seat.index]
    let isAhead = returns.indices.allSatisfy { $0 == seat.index || returns[$0] < own }
    return isAhead && (own > 0 || own == mostReturn)
  }
}
