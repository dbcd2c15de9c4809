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
    // Agents without episodes take no part in the fit: nothing ties them to the others.
    let present = Set(
      results.lazy.filter {
        $0.scoreOfFirstSeat != nil && (environment == nil || $0.environment == environment)
      }.flatMap(\.agents))
    let field = agents.filter(present.contains)
    let numbers = Dictionary(
      field.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var clusters: [Cluster: Int] = [:]
    var rows = field.map { StandingsRow(agent: $0) }
    var rated: [RatedEpisode] = []
    rated.reserveCapacity(results.count)
    for result in results where environment == nil || result.environment == environment {
      guard let points = result.scoreOfFirstSeat, let score = RatedEpisode.Score(rawValue: points),
        let first = numbers[result.agents[0]], let second = numbers[result.agents[1]]
      else { continue }
      let cluster = Cluster(
        environment: result.environment, low: min(first, second), high: max(first, second),
        pair: result.pair)
      rated.append(
        RatedEpisode(
          agent: first, opponent: second, score: score,
          firstToAct: result.firstToAct.map { $0.index == 0 ? first : second },
          cluster: clusters[cluster, default: clusters.count]))
      clusters[cluster] = rated[rated.count - 1].cluster
      rows[first].count(result, points: points, seat: 0)
      rows[second].count(result, points: 1 - points, seat: 1)
    }
    self.environment = environment
    episodes = rated.count
    self.clusters = clusters.count
    let ratings = BradleyTerryDavidson.fit(episodes: rated, agentCount: field.count)
    for agent in rows.indices where rows[agent].episodes > 0 {
      rows[agent].rating = ratings.agents[agent]
    }
    rows += agents.filter { !present.contains($0) }.map { StandingsRow(agent: $0) }
    self.rows = rows.sorted(by: Self.isBetter)
    firstMove = rated.isEmpty ? nil : ratings.firstMove
    drawProbability = ratings.tieProbability
    cautions = rated.isEmpty ? [] : ratings.cautions
  }

  /// What makes two episodes belong to one cluster.
  private struct Cluster: Hashable {
    let environment: String
    let low: Int
    let high: Int
    let pair: Int
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
    guard result.culprit?.index == seat else { return }
    if let failure = result.failure { failures[failure, default: 0] += 1 }
    if result.end == .resigned { resignations += 1 }
  }
}
