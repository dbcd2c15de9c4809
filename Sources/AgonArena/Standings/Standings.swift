// SPDX-License-Identifier: Apache-2.0

/// The standings of a tournament: all environments together and each by itself.
package struct Standings: Hashable, Sendable {
  /// All environments together.
  package let overall: StandingsTable
  /// Each environment by itself, in the order of the arena.
  package let environments: [StandingsTable]
  /// Episodes that no attempt finished.
  package let void: [VoidEpisode]

  /// Rates the results; their order decides nothing.
  ///
  /// - Parameters:
  ///   - environments: names in the order of the arena.
  ///   - agents: names in the order of the arena.
  ///   - void: episodes that count for nobody; what else was played of their pairs leaves the table too.
  package init(
    environments: [String], agents: [String], results: [EpisodeResult], void: [VoidEpisode] = []
  ) {
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
