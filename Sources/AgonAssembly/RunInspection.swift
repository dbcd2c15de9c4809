// SPDX-License-Identifier: Apache-2.0

package import AgonArena
package import AgonAudit
package import AgonCore
internal import AgonPlay
package import AgonStore

/// Questions to a recorded run that need its environments: replay, claims, a single game.
package struct RunInspection: Sendable {
  /// The run's file.
  package let reader: RunReader
  private let environments: [any Environment]

  /// Opens a run and makes its environments from the plugins that are at hand.
  package init(path: String, assembly: Assembly) throws {
    reader = try RunReader(path: path)
    environments = try reader.description.environments.map(assembly.environment)
  }

  /// An episode that could not be replayed to its record.
  package struct Divergence: Sendable {
    /// Number of the episode in its file.
    package let episode: Int64
    /// Where and how it differs.
    package let reason: String
  }

  /// What a verification found.
  package struct Verification: Sendable {
    /// Episodes replayed.
    package internal(set) var episodes = 0
    /// Turns whose state was compared.
    package internal(set) var turns = 0
    /// Episodes that differ.
    package internal(set) var divergences: [Divergence] = []
  }

  /// Replays every episode and compares the state digest of each turn.
  package func verify() throws -> Verification {
    var found = Verification()
    try reader.forEachTrajectory([]) { number, trajectory in
      found.episodes += 1
      found.turns += trajectory.turns.count
      guard trajectory.plan.key == key(of: trajectory.plan) else {
        found.divergences.append(
          .init(episode: number, reason: "Its key is not that of its agents, pair and leg."))
        return
      }
      do {
        try replayEpisode(
          trajectory, in: environments[trajectory.plan.environment],
          seats: trajectory.plan.agents.count)
      } catch let error as PlayError {
        found.divergences.append(.init(episode: number, reason: error.description))
      } catch let error as EnvironmentError {
        found.divergences.append(.init(episode: number, reason: error.description))
      }
    }
    return found
  }

  /// The key that an episode of this plan has in this run.
  private func key(of plan: EpisodePlan) -> Digest {
    let names = reader.description
    return EpisodeKey.digest(
      arena: names.arena, environment: names.environments[plan.environment].name,
      agents: plan.agents.map { names.agents[$0].name }, pair: plan.pair, leg: plan.leg)
  }

  /// Plugins that are not the ones that recorded the run, as sentences.
  package func changedPlugins() throws -> [String] {
    var sentences: [String] = []
    for (number, entry) in reader.description.environments.enumerated() {
      let now = environments[number].origin
      let recorded = try reader.origins(of: number)
      guard !recorded.isEmpty, !recorded.contains(where: { $0.digest == now.digest }) else {
        continue
      }
      sentences.append(
        "\(entry.name): the plugin at hand (\(now.file), \(now.version)) is another build than the "
          + "recorded one (\(recorded[0].file), \(recorded[0].version)).")
    }
    return sentences
  }

  /// How a replay is done: exact, or with recorded effects.
  package var replayKinds: Set<EnvironmentDescriptor.Replay> {
    Set(environments.map(\.descriptor.replay))
  }

  /// Replays an episode and visits every turn with the text that its agent saw; returns the last board.
  package func show(
    _ trajectory: Trajectory, turn visit: (Turn, _ observation: String) -> Void
  ) throws -> String {
    let environment = environments[trajectory.plan.environment]
    var last: (any Episode)?
    try replayEpisode(trajectory, in: environment, seats: trajectory.plan.agents.count) {
      visit($0, try $1.text(for: $0.seat))
      last = $1
      return true
    }
    return try last?.text(for: Seat(0), view: .full) ?? ""
  }

  /// Checks the claims of every turn, and hands over the audited turns episode by episode.
  ///
  /// - Returns: the episodes that do not replay to their record; none of their claims is judged.
  package func audit(
    plantingTwins: Bool, _ body: (_ episode: Int64, [AuditedTurn]) throws -> Void
  ) throws -> [Divergence] {
    let checks = environments.map { ClaimCheck(of: $0, plantsTwins: plantingTwins) }
    var divergences: [Divergence] = []
    try reader.forEachTrajectory(.explanations) { number, trajectory in
      do {
        try body(number, try checks[trajectory.plan.environment].turns(of: trajectory))
      } catch let error as PlayError {
        divergences.append(.init(episode: number, reason: error.description))
      } catch let error as EnvironmentError {
        divergences.append(.init(episode: number, reason: error.description))
      }
    }
    return divergences
  }

  /// The standings, computed from the recorded episodes.
  package static func standings(of reader: RunReader) throws -> Standings {
    let names = reader.description
    // A long run has few different seatings and returns: its results share them.
    var seatings: [[Int]: [String]] = [:]
    var returns: [[Double]: [Double]] = [:]
    let substitutions = try reader.substitutions()
    let results = try reader.episodes { episode in
      var made = result(of: episode, in: names)
      if let turns = substitutions[episode.id] {
        made.substitutions = made.agents.indices.map { turns[$0] ?? 0 }
      }
      made.agents = seatings[episode.plan.agents] ?? made.agents
      seatings[episode.plan.agents] = made.agents
      made.returns = returns[made.returns] ?? made.returns
      returns[made.returns] = made.returns
      return made
    }
    return Standings(
      environments: names.environments.map(\.name), agents: names.agents.map(\.name),
      results: results,
      void: try reader.voidEpisodes().map { fault in
        VoidEpisode(
          environment: names.environments[fault.environment].name, pair: fault.pair,
          agents: fault.agents.map { names.agents[$0].name }, fault: fault.kind.rawValue,
          detail: fault.detail)
      }, spending: try reader.spending().map(AgentSpending.init))
  }

  /// The recorded episodes as a comparison takes them.
  package static func comparedEpisodes(of reader: RunReader) throws -> [ComparedEpisode] {
    try reader.episodes().map {
      ComparedEpisode(
        result: result(of: $0, in: reader.description), leg: $0.plan.leg, seed: $0.plan.seed,
        opening: $0.plan.opening)
    }
  }

  private static func result(of episode: StoredEpisode, in names: RunDescription)
    -> EpisodeResult
  {
    EpisodeResult(
      environment: names.environments[episode.plan.environment].name, pair: episode.plan.pair,
      agents: episode.plan.agents.map { names.agents[$0].name },
      returns: episode.outcome.returns, end: episode.outcome.end,
      culprit: episode.outcome.culprit, failure: episode.outcome.failure,
      firstToAct: episode.firstToAct)
  }
}

extension AgentSpending {
  /// Takes over what a run's file says.
  init(_ row: SpendingRow) {
    self.init(
      environment: row.environment, agent: row.agent, episodes: row.episodes, calls: row.calls,
      promptTokens: row.promptTokens, cached: row.cached, replyTokens: row.replyTokens,
      unpriced: row.unpriced, cost: row.cost)
  }
}
