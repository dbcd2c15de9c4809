// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonStatistics

/// Two runs held against each other: the same agents or environments before and after a change.
///
/// Episodes are paired where environment, agents by seat, pair, leg, seed and opening are equal, so
/// luck with openings and opponents cancels out. The unit of the statistics is the pair of episodes.
package struct RunComparison: Hashable, Sendable {
  /// Episodes that both runs played.
  package let episodes: Int
  /// Episodes of the first run that the second lacks.
  package let onlyBefore: Int
  /// Episodes of the second run that the first lacks.
  package let onlyAfter: Int
  /// Each agent in all environments together, by name.
  package let overall: [AgentDifference]
  /// Each agent in each environment, by environment and name.
  package let byEnvironment: [AgentDifference]
  /// Why nothing could be compared, as one sentence; nil when something was.
  package let obstacle: String?

  /// Compares a run with a later one.
  ///
  /// Episodes without two different agents are left out.
  package init(before: [ComparedEpisode], after: [ComparedEpisode]) {
    let first = Self.scores(before)
    let second = Self.scores(after)
    let common = first.compactMap { identity, score in
      second[identity].map { PairedEpisode(identity: identity, before: score, after: $0) }
    }
    episodes = common.count
    onlyBefore = first.count - common.count
    onlyAfter = second.count - common.count
    overall = Self.differences(common, environment: nil)
    let environments = Set(common.map(\.identity.environment)).sorted()
    byEnvironment = environments.flatMap { name in
      Self.differences(common.filter { $0.identity.environment == name }, environment: name)
    }
    obstacle = common.isEmpty ? Self.obstacle(Array(first.keys), Array(second.keys)) : nil
  }

  /// An episode that both runs played, with what seat 0 scored.
  private struct PairedEpisode {
    let identity: ComparedEpisode.Identity
    let before: Double
    let after: Double
  }

  /// The pair of an agent: the cluster.
  private struct Cluster: Hashable {
    let environment: String
    let opponent: String
    let pair: Int
  }

  private static func scores(_ episodes: [ComparedEpisode]) -> [ComparedEpisode.Identity: Double] {
    var scores: [ComparedEpisode.Identity: Double] = [:]
    for episode in episodes {
      guard let score = episode.result.scoreOfFirstSeat else { continue }
      scores[episode.identity] = score
    }
    return scores
  }

  private static func differences(
    _ episodes: [PairedEpisode], environment: String?
  ) -> [AgentDifference] {
    let agents = Set(episodes.flatMap(\.identity.agents)).sorted()
    return agents.compactMap { difference(of: $0, in: episodes, environment: environment) }
  }

  private static func difference(
    of agent: String, in episodes: [PairedEpisode], environment: String?
  ) -> AgentDifference? {
    // Points count in halves, so these sums are exact and their order does not matter.
    var before = 0.0
    var after = 0.0
    var clusters: [Cluster: (sum: Double, count: Int)] = [:]
    var count = 0
    for episode in episodes {
      guard let seat = episode.identity.agents.firstIndex(of: agent) else { continue }
      let old = seat == 0 ? episode.before : 1 - episode.before
      let new = seat == 0 ? episode.after : 1 - episode.after
      let cluster = Cluster(
        environment: episode.identity.environment, opponent: episode.identity.agents[1 - seat],
        pair: episode.identity.pair)
      before += old
      after += new
      clusters[cluster, default: (0, 0)].sum += new - old
      clusters[cluster]?.count += 1
      count += 1
    }
    let differences = clusters.values.map { $0.sum / Double($0.count) }.sorted()
    guard let difference = PairedDifference(differences: differences) else { return nil }
    return AgentDifference(
      environment: environment, agent: agent, episodes: count, before: before / Double(count),
      after: after / Double(count), difference: difference,
      changedPairs: differences.count { $0 != 0 })
  }

  /// Why no episode of one run is one of the other.
  private static func obstacle(
    _ before: [ComparedEpisode.Identity], _ after: [ComparedEpisode.Identity]
  ) -> String {
    if before.isEmpty || after.isEmpty {
      return "The \(before.isEmpty ? "first" : "second") run has no finished episode of two agents."
    }
    func list(_ names: Set<String>) -> String { names.sorted().joined(separator: ", ") }
    let places = (Set(before.map(\.environment)), Set(after.map(\.environment)))
    if places.0.isDisjoint(with: places.1) {
      return "The runs share no environment: the first has \(list(places.0)), the second"
        + " \(list(places.1)). Environments are paired by name."
    }
    let meetings = (Set(before.map { Set($0.agents) }), Set(after.map { Set($0.agents) }))
    if meetings.0.isDisjoint(with: meetings.1) {
      let agents = (Set(before.flatMap(\.agents)), Set(after.flatMap(\.agents)))
      return "No two agents meet in both runs: the first has \(list(agents.0)), the second"
        + " \(list(agents.1)). Agents are paired by name."
    }
    return "The runs share environments and agents, but no episode has the same seed and opening in"
      + " both; play them with the same `seed` and `openings`."
  }
}
