// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonArena
internal import AgonAudit
package import AgonCore
internal import AgonPlay
internal import AgonReport
internal import AgonStore
internal import Foundation

/// One game of a person against an agent, at a terminal.
///
/// After each move it tells what was done and why, with the verdict of each claim on the state before the move.
/// Where that would tell the person what the rules hide from it - in games with hidden information, and where
/// seats act together - all of it is told when the game has ended.
package struct PersonalGame: Sendable {
  /// The arena of the game, whose first agent is the person.
  package let planned: PlannedArena
  /// The episode.
  package let plan: EpisodePlan
  /// Where the person sits.
  let terminal: Terminal

  private var environment: any Environment { planned.environments[plan.environment] }

  /// Names of the agents by seat.
  private var names: [String] { plan.agents.map { planned.agents[$0].identity.name } }

  /// Whether a move may be spoken of while the game goes on.
  private var isOpen: Bool {
    let facts = environment.descriptor
    return facts.dynamics == .sequential
      && facts.abilities.isSuperset(of: [.perfectInformation, .clone])
  }

  /// Plays it to its end, and gives its record.
  ///
  /// - Throws: `AgentUnavailable` when the input ends, `CancellationError`, and what `playEpisode` throws.
  package func play() async throws -> Trajectory {
    show(PlayReport.beginning(environment.descriptor, agents: names, seed: planned.arena.seed))
    let check = ClaimCheck(of: environment)
    let agents = plan.agents.map { number -> any Agent in
      let agent = planned.agents[number]
      return isOpen
        ? CommentedAgent(agent, isPerson: number == 0, check: check, terminal: terminal) : agent
    }
    let environment = environment
    let trajectory = try await withTaskExecutorPreference(EpisodePool(threads: 1)) {
      try await playEpisode(
        plan, in: environment, with: agents, budgets: planned.arena.budgets,
        clock: ContinuousClock())
    }
    if !isOpen { try tellAll(trajectory, by: check) }
    show(PlayReport.ending(trajectory.outcome, agents: names, board: try board(after: trajectory)))
    return trajectory
  }

  /// Writes a finished game into a run's file, which it makes.
  package func record(_ trajectory: Trajectory, to file: String) async throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let store = try RunStore(path: file, for: planned.description)
    try await store.record(trajectory)
    try await store.close()
  }

  /// Gives back what the agents hold.
  package func close() async { await planned.close() }

  /// What was done and why in a game whose moves could not be spoken of before.
  private func tellAll(_ trajectory: Trajectory, by check: ClaimCheck) throws {
    show(["What was said:", ""])
    var claims: [Int: [AgonAudit.CheckedClaim]] = [:]
    for turn in try check.turns(of: trajectory) { claims[turn.turn] = turn.claims }
    for turn in trajectory.turns {
      show(
        PlayReport.lines(
          turn.choice, action: turn.applied, explanation: turn.explanation,
          agent: names[turn.seat.index], seat: turn.seat, claims: claims[turn.index] ?? []))
    }
  }

  /// The last board, all of it.
  private func board(after trajectory: Trajectory) throws -> String {
    var last: (any Episode)?
    try replayEpisode(trajectory, in: environment, seats: plan.agents.count) {
      last = $1
      return true
    }
    return try last?.text(for: Seat(0), view: .full) ?? ""
  }

  private func show(_ lines: [String]) {
    for line in lines { terminal.show(line) }
  }
}
