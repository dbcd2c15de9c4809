// SPDX-License-Identifier: Apache-2.0

public import AgonCore

/// Plays one episode from its plan to its end, and returns its record.
///
/// Chance follows from the plan's seed alone; the clock measures and never decides, except in the budget
/// of a decision. A cancelled task throws `CancellationError` and leaves no record.
///
/// - Parameter agents: one for each seat.
/// - Throws: `PlayError`, `EnvironmentError` or `AgentUnavailable`; none of them blames an agent.
nonisolated(nonsending)
  public func playEpisode(
    _ plan: EpisodePlan, in environment: any Environment, with agents: [any Agent],
    budgets: Budgets = Budgets(), clock: some Clock<Duration>
  ) async throws -> Trajectory
{
  let beginning = clock.now
  let episode = try openEpisode(plan, in: environment, seats: agents.count)
  var digester = StateDigester()
  let recorder = History(openingDigest: try digester.digest(of: episode))
  let windows = agents.indices.map {
    SeatWindow(environment: environment, episode: episode, seat: Seat($0))
  }
  var legal: [ActionID] = []

  while let seat = episode.seatToAct, recorder.outcome == nil {
    try Task.checkCancellation()
    try episode.legalActions(of: seat, into: &legal)
    let request = DecisionRequest(
      window: windows[seat.index], legalActions: legal,
      seed: plan.decisionSeed(seat: seat, turn: recorder.turns.count), deadline: budgets.decision,
      history: recorder.past)
    let asked = clock.now
    var decision = try await agents[seat.index].decide(request)
    let latency = asked.duration(to: clock.now)

    let applied = try apply(&decision, of: seat, to: episode)
    recorder.append(
      Turn(
        index: recorder.turns.count, seat: seat, legalCount: legal.count,
        choice: decision.choice, applied: applied, explanation: decision.explanation,
        calls: decision.calls, digest: try digester.digest(of: episode),
        reward: applied == nil ? 0 : try episode.rewards()[seat.index], latency: latency))
    recorder.outcome = try ending(
      after: decision, by: seat, in: episode, of: environment, turns: recorder.turns.count,
      budgets: budgets)
  }
  guard let outcome = recorder.outcome else {
    throw PlayError(
      code: .unsupported, place: environment.descriptor.id,
      detail: "No single seat is to act, yet the episode has not ended; "
        + "this loop plays one seat at a time.")
  }
  return Trajectory(
    plan: plan, openingDigest: recorder.openingDigest, turns: recorder.turns, outcome: outcome,
    duration: beginning.duration(to: clock.now))
}

/// Applies a decision's action, and tells its name; nil when there was none to apply.
///
/// An action that the rules refuse becomes a failure of the seat.
private func apply(_ decision: inout Decision, of seat: Seat, to episode: any Episode)
  throws(EnvironmentError) -> String?
{
  guard case .action(let action) = decision.choice else { return nil }
  let name = try episode.name(of: action, by: seat)
  do throws(EnvironmentError) {
    try episode.apply(action, by: seat)
    return name
  } catch {
    guard error.code == .illegalAction else { throw error }
    decision.choice = .failed(.illegal, error.detail)
    return nil
  }
}
