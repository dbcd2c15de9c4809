// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import RealModule

/// The fitted ratings of a field of agents.
package struct Ratings: Hashable, Sendable {
  /// Elo points for one unit of the model's log-odds scale: 400 / ln 10.
  package static let eloPerUnit = 400 / Double.log(10)

  /// The rating of every agent, by index.
  package let agents: [AgentRating]
  /// The advantage of acting first, in Elo points; nothing where it was not estimated.
  package let firstMove: RatingEstimate?
  /// Davidson's tie parameter nu; nothing where no episode was tied.
  ///
  /// Agents of equal strength tie with probability nu / (2 + nu).
  package let tieParameter: RatingEstimate?
  /// What a reader must know, in the order of declaration.
  package let cautions: [RatingCaution]
  /// How many clusters the episodes form.
  package let clusterCount: Int
  /// How many steps the fit took.
  package let iterations: Int
  /// The ridge that was needed, 0 where the ratings are maximum likelihood.
  package let ridge: Double

  private let uncertainty: RatingUncertainty
  private let strengths: [Double]

  /// The probability that two agents of equal strength tie when neither has the first move.
  package var tieProbability: Double {
    tieParameter.map { $0.value / (2 + $0.value) } ?? 0
  }

  /// Returns the rating of one agent less that of another, in Elo points, with its interval.
  package func contrast(_ agent: Int, _ opponent: Int) -> RatingEstimate {
    var direction = [Double](repeating: 0, count: uncertainty.parameterCount)
    direction[agent] += 1
    direction[opponent] -= 1
    return uncertainty.estimate(
      strengths[agent] - strengths[opponent], direction: direction, scale: Self.eloPerUnit)
  }

  /// Reads the estimates off a fit.
  init(_ fit: DavidsonFit, confidence: Double, cautions: Set<RatingCaution>) {
    let uncertainty = RatingUncertainty(fit, confidence: confidence)
    let count = fit.likelihood.table.agentCount
    let parameters = fit.parameters
    let records = Self.records(fit.likelihood.table)
    func direction(_ index: Int) -> [Double] {
      var direction = [Double](repeating: 0, count: parameters.count)
      direction[index] = 1
      return direction
    }
    agents = (0..<count).map { agent in
      let elo = uncertainty.estimate(
        parameters[agent], direction: direction(agent), scale: Self.eloPerUnit)
      return AgentRating(agent: agent, elo: elo, record: records[agent])
    }
    firstMove = fit.likelihood.firstMoveIndex.map {
      uncertainty.estimate(parameters[$0], direction: direction($0), scale: Self.eloPerUnit)
    }
    tieParameter = fit.likelihood.tieIndex.map {
      uncertainty.exponential(parameters[$0], direction: direction($0))
    }
    var cautions = cautions
    if fit.ridge > 0 { cautions.insert(.notSeparable) }
    let estimates = agents.map(\.elo) + [firstMove, tieParameter].compactMap(\.self)
    if !uncertainty.hasClusters {
      cautions.insert(.fewClusters)
    } else if fit.ridge == 0, estimates.contains(where: { $0.errorSource == .curvature }) {
      cautions.insert(.identicalClusters)
    }
    self.cautions = RatingCaution.allCases.filter(cautions.contains)
    clusterCount = fit.likelihood.table.clusterCount
    iterations = fit.iterations
    ridge = fit.ridge
    self.uncertainty = uncertainty
    strengths = Array(parameters.prefix(count))
  }

  private static func records(_ table: EpisodeTable) -> [AgentRating.Record] {
    var won = [Bool](repeating: false, count: table.agentCount)
    var lost = won
    var tied = won
    for cell in table.cells {
      if cell.wins > 0 { (won[cell.low], lost[cell.high]) = (true, true) }
      if cell.losses > 0 { (lost[cell.low], won[cell.high]) = (true, true) }
      if cell.ties > 0 { (tied[cell.low], tied[cell.high]) = (true, true) }
    }
    return (0..<table.agentCount).map { agent in
      switch (won[agent], tied[agent], lost[agent]) {
      case (false, false, false): .noEpisodes
      case (true, false, false): .onlyWins
      case (false, false, true): .onlyLosses
      default: .mixed
      }
    }
  }
}
