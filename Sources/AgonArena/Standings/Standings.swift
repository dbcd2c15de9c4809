// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonRatings

/// The standings of a tournament: all environments together and each by itself.
package struct Standings: Hashable, Sendable {
  /// All environments together.
  package let overall: StandingsTable
  /// Each environment by itself, in the order of the arena.
  package let environments: [StandingsTable]
  /// Episodes that count for nobody: those that no attempt finished, and those with a useless answer where the
  /// arena voids such episodes.
  package let void: [VoidEpisode]
  /// What the agents' model calls came to in all environments; empty where no model was asked.
  package let spending: [AgentSpending]

  /// Rates the results; their order decides nothing.
  ///
  /// - Parameters:
  ///   - environments: names in the order of the arena.
  ///   - agents: names in the order of the arena.
  ///   - void: episodes that no attempt finished. They and the void ones among the results count for nobody;
  ///     what else was played of their pairs leaves the table too.
  ///   - spending: what the agents' model calls came to, by environment.
  package init(
    environments: [String], agents: [String], results: [EpisodeResult], void: [VoidEpisode] = [],
    spending: [AgentSpending] = []
  ) {
    self.spending = AgentSpending.overall(spending)
    let void = void + results.compactMap(VoidEpisode.init)
    self.void = void
    let spoiled = Set(void.map { SpoiledPair($0.environment, $0.agents, $0.pair) })
    let results =
      spoiled.isEmpty
      ? results
      : results.filter { !spoiled.contains(SpoiledPair($0.environment, $0.agents, $0.pair)) }
    overall = StandingsTable(environment: nil, agents: agents, results: results)
    self.environments = environments.map {
      StandingsTable(environment: $0, agents: agents, results: results)
    }
  }
}

/// A pair of which an episode is void.
private struct SpoiledPair: Hashable {
  let environment: String
  let agents: Set<String>
  let pair: Int

  init(_ environment: String, _ agents: [String], _ pair: Int) {
    self.environment = environment
    self.agents = Set(agents)
    self.pair = pair
  }
}

extension Standings {
  /// What a game of an agent costs for each 100 Elo points that it stands above the weakest agent of the table
  /// over all environments; nil without a price, for the weakest one, and for one less than a point above it.
  package func costPerGameAnd100Elo(of spending: AgentSpending) -> Double? {
    let ratings = overall.rows.compactMap { row in row.rating.map { (row.agent, $0.elo.value) } }
    guard let cost = spending.costPerEpisode, let weakest = ratings.map(\.1).min(),
      let own = ratings.first(where: { $0.0 == spending.agent })?.1, own - weakest >= 1
    else { return nil }
    return cost / ((own - weakest) / 100)
  }
}
