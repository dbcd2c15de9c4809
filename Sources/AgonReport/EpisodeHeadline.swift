// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What stands above and below an episode.
package enum EpisodeHeadline {
  /// Number, environment, agents by seat, seed and opening.
  package static func lines(
    _ trajectory: Trajectory, number: Int, agents: [String], environment: String
  ) -> [String] {
    let plan = trajectory.plan
    let seats = agents.enumerated().map { "seat \($0) \($1)" }.joined(separator: ", ")
    return [
      "Episode \(number): \(environment), \(seats)",
      "pair \(plan.pair), leg \(plan.leg), seed \(plan.seed), opening "
        + (plan.opening == .start ? "usual start" : plan.opening.json.description),
    ]
  }

  /// A return: whole where it is, else with two decimals.
  package static func figure(_ value: Double) -> String {
    AgonReport.figure(value, decimals: value == value.rounded() ? 0 : 2)
  }

  /// How an episode ended, in words.
  package static func ending(_ outcome: Outcome, agents: [String]) -> String {
    let culprit = outcome.culprit.map { agents[$0.index] } ?? ""
    switch outcome.end {
    case .terminated: return outcome.reason
    case .truncated: return "cut: \(outcome.reason)"
    case .forfeited: return "\(culprit) forfeits: \(outcome.reason)"
    case .resigned: return "\(culprit) resigns"
    case .voided: return "void, for \(culprit)'s answer could not be used: \(outcome.reason)"
    }
  }
}
