// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What standings need to know of one finished episode.
package struct EpisodeResult: Hashable, Sendable {
  /// The environment, by its name in the arena.
  package var environment: String
  /// Number of the pair.
  package var pair: Int
  /// Agents by seat, by name.
  package var agents: [String]
  /// One return a seat.
  package var returns: [Double]
  /// What ended the episode.
  package var end: Outcome.End
  /// The seat that forfeited or resigned, or whose answer made the episode void.
  package var culprit: Seat?
  /// Why the culprit's answer could not be used.
  package var failure: FailureClass?
  /// The seat that acted first after the opening; nil when unknown.
  package var firstToAct: Seat?

  /// Turns of each seat in which a random action stands for a useless answer; empty for none at all.
  package var substitutions: [Int]

  /// Makes a result.
  package init(
    environment: String, pair: Int, agents: [String], returns: [Double],
    end: Outcome.End = .terminated, culprit: Seat? = nil, failure: FailureClass? = nil,
    firstToAct: Seat? = Seat(0), substitutions: [Int] = []
  ) {
    self.environment = environment
    self.pair = pair
    self.agents = agents
    self.returns = returns
    self.end = end
    self.culprit = culprit
    self.failure = failure
    self.firstToAct = firstToAct
    self.substitutions = substitutions
  }

  /// Takes what is needed from a trajectory.
  package init(_ trajectory: Trajectory, environments: [String], agents: [String]) {
    let plan = trajectory.plan
    self.init(
      environment: environments[plan.environment], pair: plan.pair,
      agents: plan.agents.map { agents[$0] }, returns: trajectory.outcome.returns,
      end: trajectory.outcome.end, culprit: trajectory.outcome.culprit,
      failure: trajectory.outcome.failure, firstToAct: trajectory.turns.first?.seat)
    for turn in trajectory.turns where turn.substitution != nil {
      if substitutions.isEmpty { substitutions = plan.agents.map { _ in 0 } }
      substitutions[turn.seat.index] += 1
    }
  }

  /// What seat 0 scored: 1 for a win, a half for a draw, 0 for a loss; nil where there are not two
  /// different agents in two seats.
  ///
  /// A seat that forfeits or resigns loses; otherwise the greater return wins. A void episode has no score.
  package var scoreOfFirstSeat: Double? {
    guard end != .voided, agents.count == 2, returns.count == 2, agents[0] != agents[1] else {
      return nil
    }
    if let culprit { return culprit.index == 0 ? 0 : 1 }
    return returns[0] > returns[1] ? 1 : returns[0] < returns[1] ? 0 : 0.5
  }
}
