// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Where an episode of an ablation stands: equal for the episodes of two variants that are compared.
struct AblationCell: Hashable {
  /// What shares opening and seed.
  struct Cluster: Hashable, Comparable {
    let environment: String
    let pair: Int

    static func < (a: Cluster, b: Cluster) -> Bool {
      (a.environment, a.pair) < (b.environment, b.pair)
    }
  }

  let cluster: Cluster
  let opponent: String
  let seat: Int
}

/// What the agents of an ablation scored.
struct AblationScores {
  /// Points from 0 to 1 by agent and place.
  private(set) var cells: [String: [AblationCell: Double]] = [:]
  /// Answers that could not be used, by agent and class.
  private(set) var failures: [String: [FailureClass: Int]] = [:]
  /// Episodes by agent, those that count for nobody included.
  private(set) var played: [String: Int] = [:]

  /// Takes the episodes of agents against their opponents.
  init(_ results: [EpisodeResult], opponents: Set<String>) {
    for result in results {
      guard result.agents.count == 2,
        let seat = result.agents.firstIndex(where: { !opponents.contains($0) }),
        opponents.contains(result.agents[1 - seat])
      else { continue }
      let agent = result.agents[seat]
      played[agent, default: 0] += 1
      if let failure = result.failure, result.culprit?.index == seat {
        failures[agent, default: [:]][failure, default: 0] += 1
      }
      guard result.end != .voided, let score = result.scoreOfFirstSeat else { continue }
      let cell = AblationCell(
        cluster: .init(environment: result.environment, pair: result.pair),
        opponent: result.agents[1 - seat], seat: seat)
      cells[agent, default: [:]][cell] = seat == 0 ? score : 1 - score
    }
  }
}
