// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
package import AgonCore
internal import AgonPlay

/// Checks every claim of recorded episodes on the replayed states, by AgonClaims' evaluator and by the
/// plugin.
///
/// Nothing is trusted that was not replayed: a state that differs from its recorded digest stops the check of
/// its episode with `PlayError.diverged`.
package struct ClaimCheck: Sendable {
  /// Clones that AgonClaims' evaluator may make for one value; what it leaves open the plugin is asked.
  package static let usualNodes = 2_000

  private let environment: any Environment
  private let plantsTwins: Bool
  private let nodes: Int

  /// Makes a check for the episodes of one environment.
  ///
  /// - Parameter plantsTwins: also plants a false twin of every supported claim, confirmed by AgonClaims'
  ///   evaluator and put before the plugin. Says whether the check itself can convict.
  package init(
    of environment: any Environment, plantsTwins: Bool = false, nodes: Int = ClaimCheck.usualNodes
  ) {
    self.environment = environment
    self.plantsTwins = plantsTwins
    self.nodes = nodes
  }

  /// The turns of an episode that make claims, in order.
  package func turns(of trajectory: Trajectory) throws -> [AuditedTurn] {
    let agents = trajectory.plan.agents
    // New judges for each episode: what they remember then depends on that episode alone.
    let judges = Judges(of: environment, nodes: nodes)
    var audited: [AuditedTurn] = []
    try replayEpisode(trajectory, in: environment, seats: agents.count) { turn, episode in
      let lines = turn.explanation?.claimLines ?? []
      guard !lines.isEmpty else { return true }
      var record = AuditedTurn(
        episode: trajectory.plan.key, cluster: .init(trajectory.plan), turn: turn.index,
        agent: agents[turn.seat.index],
        claims: try check(
          lines, by: turn.seat, choosing: turn.substitution == nil ? turn.applied : nil,
          legalCount: turn.legalCount, on: episode,
          by: judges), twins: .init())
      if plantsTwins {
        record.twins = try plantTwins(
          for: record.claims, of: turn, on: episode, by: judges, seed: trajectory.plan.seed)
      }
      audited.append(record)
      return true
    }
    return audited
  }

  /// The claims that a seat makes in a state, checked there.
  ///
  /// - Parameters:
  ///   - applied: name of the action that the seat chose; nil for none.
  ///   - episode: the state that the seat saw; it stays as it is.
  package func claims(
    _ lines: [String], by seat: Seat, choosing applied: String?, legalCount: Int,
    on episode: any Episode
  ) throws(EnvironmentError) -> [CheckedClaim] {
    try check(
      lines, by: seat, choosing: applied, legalCount: legalCount, on: episode,
      by: Judges(of: environment, nodes: nodes))
  }

  private func check(
    _ lines: [String], by seat: Seat, choosing applied: String?, legalCount: Int,
    on episode: any Episode, by judges: Judges
  ) throws(EnvironmentError) -> [CheckedClaim] {
    let read = lines.map { ClaimLine(parsing: $0) }
    let byRules = try judges.rules.verdicts(of: read, for: seat, on: episode)
    let byPlugin = try judges.plugin.verdicts(of: read, for: seat, on: episode)
    return read.indices.map { index in
      let claim = read[index].claim
      return CheckedClaim(
        index: index, text: read[index].text, predicate: claim?.predicate.name,
        isTrivial: claim?.isTrivial(chosen: applied, legalCount: legalCount) ?? false,
        byRules: byRules[index], byPlugin: byPlugin[index])
    }
  }

  private func plantTwins(
    for claims: [CheckedClaim], of turn: Turn, on episode: any Episode, by judges: Judges,
    seed: Seed
  ) throws(EnvironmentError) -> AuditedTurn.TwinCount {
    var count = AuditedTurn.TwinCount()
    let twins = FalseTwins(confirmedBy: judges.rules)
    for claim in claims where claim.verdict.finding == .supported && !claim.isTrivial {
      guard let stated = ClaimLine(parsing: claim.text).claim else { continue }
      let chance = seed.derived(UInt64(turn.index) << 8 | UInt64(claim.index))
      guard
        let twin = try twins.twin(of: stated, for: turn.seat, on: episode, seed: chance)
      else { continue }
      count.planted += 1
      let verdict = try judges.plugin.verdict(of: twin, for: turn.seat, on: episode)
      if verdict.finding == .refuted { count.refuted += 1 }
    }
    return count
  }
}

/// The two judges of one episode's claims.
private struct Judges {
  let rules: any ClaimChecker
  let plugin: any ClaimChecker

  init(of environment: any Environment, nodes: Int) {
    rules = RulesChecker(
      of: environment.descriptor, predicates: environment.predicates, nodes: nodes)
    plugin = PluginChecker(of: environment.descriptor, predicates: environment.predicates)
  }
}
