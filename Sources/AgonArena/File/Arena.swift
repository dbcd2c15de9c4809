// SPDX-License-Identifier: Apache-2.0

package import AgonCore
package import AgonPlay

/// What an arena file declares: environments, agents, schedule, seed, budgets.
package struct Arena: Hashable, Sendable {
  /// Who meets whom.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    /// Every agent meets every other one, in every environment.
    case roundRobin = "round-robin"
  }

  /// Name of the tournament.
  package var name: String
  /// At least one; names are unique.
  package var environments: [ArenaEnvironment]
  /// At least two; names are unique.
  package var agents: [ArenaAgent]
  /// Who meets whom.
  package var format: Format
  /// Set for a gauntlet: so many agents, the first ones, meet each of the others and not one another, and sit in
  /// seat 0 in leg 0; nil where the format alone decides.
  package var challengers: Int?
  /// Pairs that two agents play in an environment, unless one of the three sets a lower number.
  package var pairs: Int
  /// What all chance of the tournament follows from.
  package var seed: Seed
  /// The limits of every episode.
  package var budgets: Budgets
  /// What an answer that cannot be used leads to.
  package var onFailure = FailurePolicy.forfeit
  /// Endpoints of models by name, as JSON objects that keep the catalogue's schema; they decide no schedule.
  package var endpoints: [String: JSON] = [:]
  /// Where the endpoints stand in the file.
  package var endpointPlaces = EntryPlaces.unwritten
  /// Prices of models by name.
  package var prices: [String: ArenaPrice] = [:]
  /// The sums that may be spent.
  package var spending = ArenaSpending()
  /// Where calls of models are kept; nil where they are not.
  package var cassette: ArenaCassette?
  /// Episodes in flight at a time; nil when the file leaves it to the caller; decides no result.
  package var jobs: Int?
  /// The database file to write, as written in the file; nil when the file leaves it to the caller.
  package var output: String?
  /// The file as it was read.
  package var source: String

  /// Makes an arena.
  package init(
    name: String, environments: [ArenaEnvironment], agents: [ArenaAgent],
    format: Format = .roundRobin, pairs: Int, seed: Seed, budgets: Budgets = Budgets(),
    jobs: Int? = nil, output: String? = nil, source: String = ""
  ) {
    self.name = name
    self.environments = environments
    self.agents = agents
    self.format = format
    self.pairs = pairs
    self.seed = seed
    self.budgets = budgets
    self.jobs = jobs
    self.output = output
    self.source = source
  }
}
