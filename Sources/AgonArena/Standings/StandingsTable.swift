// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
package import AgonRatings

/// The standings of one environment, or of all together.
///
/// All numbers are finite. Ratings are by Bradley and Terry with Davidson's ties and a first-move effect; the intervals come
/// from the spread between pairs of episodes.
package struct StandingsTable: Hashable, Sendable {
  /// The environment, by its name in the arena; nil for all together.
  package let environment: String?
  /// The agents, best first: by rating, then score, then name; agents without episodes last.
  package let rows: [StandingsRow]
  /// Rated episodes.
  package let episodes: Int
  /// Statistical clusters: the pairs of one pairing in one environment.
  package let clusters: Int
  /// The advantage of acting first, in Elo points; nil where it was not estimated.
  package let firstMove: RatingEstimate?
  /// The probability that two equal agents draw.
  package let drawProbability: Double
  /// What a reader must know before trusting the ratings; empty without episodes.
  package let cautions: [RatingCaution]

  /// Rates the results.
  ///
  /// - Parameters:
  ///   - environment: the environment whose results are taken; nil for all.
  ///   - agents: all agents of the tournament; a result of another agent is left out.
  ///   - results: finished episodes in any order; those without two different agents are left out.
  package init(environment: String?, agents: [String], results: [EpisodeResult]) {
    let rated = RatedResults(results, environment: environment, agents: agents)
    var rows = rated.field.map { StandingsRow(agent: $0) }
    for result in results {
      guard let seated = rated.seated(result) else { continue }
      rows[seated.first].count(result, points: seated.points, seat: 0)
      rows[seated.second].count(result, points: 1 - seated.points, seat: 1)
    }
    self.environment = environment
    episodes = rated.underestimatedCount
    clusters = rated.clusterCount
    let ratings = BradleyTerryDavidson.fit(episodes: rated, agentCount: rated.field.count)
    for agent in rows.indices where rows[agent].episodes > 0 {
      rows[agent].rating = ratings.agents[agent]
    }
    rows += agents.filter { !rated.field.contains($0) }.map { StandingsRow(agent: $0) }
    self.rows = rows.sorted(by: Self.isBetter)
    firstMove = episodes == 0 ? nil : ratings.firstMove
    drawProbability = ratings.tieProbability
    cautions = episodes == 0 ? [] : ratings.cautions
  }

  private static func isBetter(_ a: StandingsRow, _ b: StandingsRow) -> Bool {
    let (left, right) = (a.order, b.order)
    return left == right ? a.agent < b.agent : left > right
  }
}

extension StandingsRow {
  /// What rows are ordered by; ratings count to a thousandth of a point, so that rounding decides nothing.
  fileprivate var order: (Double, Double) {
    let elo = rating.map { ($0.elo.value * 1000).rounded() } ?? -.greatestFiniteMagnitude
    return (elo, score ?? 0)
  }

  /// Counts an episode in which the agent sat in `seat` and scored `points`.
  fileprivate mutating func count(_ result: EpisodeResult, points: Double, seat: Int) {
    switch points {
    case 1: wins += 1
    case 0: losses += 1
    default: draws += 1
    }
    if result.end == .truncated { truncations += 1 }
    if !result.substitutions.isEmpty { substitutions += result.substitutions[seat] }
    guard result.culprit?.index == seat else { return }
    if let failure = result.failure { failures[failure, default: 0] += 1 }
    if result.end == .resigned { resignations += 1 }
  }
}
