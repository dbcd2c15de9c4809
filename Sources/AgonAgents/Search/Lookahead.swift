// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Questions about one turn of play, answered by looking ahead; the answers mean what the predicates
/// `wins_now` and `threat` mean.
struct Lookahead {
  /// The greatest return that a seat can have; nil when unbounded.
  let mostReturn: Double?

  /// What follows each legal action of the seat that acts after each of some lines of actions; one request.
  ///
  /// Only where nothing is hidden and no chance acts.
  static func reports(
    after lines: [[Simulation.Step]], in episode: any Episode
  ) throws(EnvironmentError) -> [SimulationReport] {
    try episode.simulate(
      lines.map { Simulation(copy: .exact, path: $0, branches: true, seed: Seed(0)) })
  }

  /// The legal actions of a seat that end the episode won by it.
  ///
  /// - Parameter episode: a state in which the seat acts alone; another one gives none.
  func winningActions(of seat: Seat, in episode: any Episode) throws(EnvironmentError)
    -> [ActionID]
  {
    guard episode.seatToAct == seat else { return [] }
    return try Lookahead.reports(after: [[]], in: episode).flatMap {
      winningActions(of: seat, in: $0)
    }
  }

  /// The same of a state that a report is of.
  func winningActions(of seat: Seat, in report: SimulationReport) -> [ActionID] {
    guard report.seatToAct == seat else { return [] }
    return report.branches.filter { $0.ends && isWon($0.returns, by: seat) }.map(\.action)
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

  private func isWon(_ returns: [Double], by seat: Seat) -> Bool {
    guard seat.index < returns.count else { return false }
    let own = returns[seat.index]
    let isAhead = returns.indices.allSatisfy { $0 == seat.index || returns[$0] < own }
    return isAhead && (own > 0 || own == mostReturn)
  }
}
