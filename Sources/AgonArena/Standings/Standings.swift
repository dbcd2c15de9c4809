// SPDX-License-Identifier: Apache-2.0

/// The standings of a tournament: all environments together and each by itself.
package struct Standings: Hashable, Sendable {
  /// All environments together.
  package let overall: StandingsTable
  /// Each environment by itself, in the order of the arena.
  package let environments: [StandingsTable]

  /// Rates the results; their order decides nothing.
  ///
  /// - Parameters:
  ///   - environments: names in the order of the arena.
  ///   - agents: names in the order of the arena.
  package init(environments: [String], agents: [String], results: [EpisodeResult]) {
    overall = StandingsTable(environment: nil, agents: agents, results: results)
    self.environments = environments.map {
      StandingsTable(environment: $0, agents: agents, results: results)
    }
  }
}
