// SPDX-License-Identifier: Apache-2.0

package import AgonCore
package import AgonStatistics

/// The first claim check of a run, agent by agent: what was said, and how much of it is true.
package struct ClaimTally: Sendable {
  /// A refuted claim, to show.
  package struct Example: Sendable {
    package var episode: Digest
    package var turn: Int
    package var text: String
    package var evidence: Evidence?
  }

  /// The counts of one agent.
  package struct Row: Sendable {
    /// Number of the agent in its run.
    package var agent: Int
    package var decisions = 0
    package var supported = 0
    package var refuted = 0
    package var unverifiable: [Verdict.Reason: Int] = [:]
    /// Decided claims that say more than the list of legal actions.
    package var decidedNonTrivial = 0
    package var refutedByPredicate: [String: Int] = [:]
    package var disputed = 0
    package var twins = AuditedTurn.TwinCount()
    package var examples: [Example] = []
    var byCluster: [AuditedTurn.Cluster: (refuted: Int, decided: Int)] = [:]

    /// Claims that were supported or refuted.
    package var decided: Int { supported + refuted }

    /// All claims.
    package var claims: Int { decided + unverifiable.values.reduce(0, +) }

    /// Share of refuted claims among the decided ones, with its Wilson interval over effective counts: the
    /// claims of one pair of episodes are a cluster.
    package var refutedShare: ClusteredProportion {
      ClusteredProportion(
        clusters: byCluster.sorted { $0.key < $1.key }.map {
          .init(successes: $0.value.refuted, trials: $0.value.decided)
        })
    }

    /// The predicate that was refuted most often; of equals the first by name.
    package var mostRefuted: (predicate: String, count: Int)? {
      refutedByPredicate.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first
        .map { ($0.key, $0.value) }
    }
  }

  /// Examples kept an agent.
  package static let mostExamples = 3

  /// One row an agent that made a claim, by number.
  package var rows: [Row] { byAgent.values.sorted { $0.agent < $1.agent } }

  private var byAgent: [Int: Row] = [:]

  /// Begins with no claims.
  package init() {}

  /// Counts the claims of a turn.
  package mutating func count(_ turn: AuditedTurn) {
    var row = byAgent[turn.agent] ?? Row(agent: turn.agent)
    row.decisions += 1
    row.twins.planted += turn.twins.planted
    row.twins.refuted += turn.twins.refuted
    for claim in turn.claims { row.count(claim, of: turn) }
    byAgent[turn.agent] = row
  }
}

extension ClaimTally.Row {
  fileprivate mutating func count(_ claim: CheckedClaim, of turn: AuditedTurn) {
    if claim.isDisputed { disputed += 1 }
    switch claim.verdict.finding {
    case .supported: supported += 1
    case .refuted:
      refuted += 1
      refutedByPredicate[claim.predicate ?? "?", default: 0] += 1
      if examples.count < ClaimTally.mostExamples {
        examples.append(
          .init(
            episode: turn.episode, turn: turn.turn, text: claim.text,
            evidence: claim.verdict.evidence))
      }
    case .unverifiable(let reason):
      unverifiable[reason, default: 0] += 1
      return
    }
    if !claim.isTrivial { decidedNonTrivial += 1 }
    let isRefuted = claim.verdict.finding == .refuted
    byCluster[turn.cluster, default: (0, 0)].decided += 1
    if isRefuted { byCluster[turn.cluster, default: (0, 0)].refuted += 1 }
  }
}
