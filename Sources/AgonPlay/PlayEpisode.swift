// SPDX-License-Identifier: Apache-2.0

public import AgonCore

/// Plays one episode from its plan to its end, and returns its record.
///
/// Chance follows from the plan's seed alone; the clock measures and never decides, except in the budget
/// of a decision. Seats that act together see the same state, and what they submit is applied together. A
/// cancelled task throws `CancellationError` and leaves no record.
///
/// - Parameter agents: one for each seat.
/// - Throws: `PlayError`, `EnvironmentError` or `AgentUnavailable`; none of them blames an agent. Whatever an
///   environment refuses once the episode has begun is a fault of its plugin.
nonisolated(nonsending)
  public func playEpisode(
    _ plan: EpisodePlan, in environment: any Environment, with agents: [any Agent],
    budgets: Budgets = Budgets(), clock: some Clock<Duration>
  ) async throws -> Trajectory
{
  let beginning = clock.now
  let chance = EpisodeChance(seed: plan.seed)
  let episode = try openEpisode(plan, in: environment, seats: agents.count, chance: chance)
  do {
    let history = try await play(
      plan, on: episode, in: environment, with: agents, chance: chance, budgets: budgets,
      clock: clock)
    return Trajectory(
      plan: plan, openingDigest: history.openingDigest, turns: history.turns,
      chance: chance.draws, outcome: history.outcome!, duration: beginning.duration(to: clock.now))
  } catch let error as EnvironmentError {
    throw error.inPlay
  }
}

/// The loop: asks, applies, records, until the episode has ended.
nonisolated(nonsending)
  private func play(
    _ plan: EpisodePlan, on episode: any Episode, in environment: any Environment,
    with agents: [any Agent], chance: EpisodeChance, budgets: Budgets, clock: some Clock<Duration>
  ) async throws -> History
{
  var digester = StateDigester()
  let history = History(
    openingDigest: try digester.digest(of: episode),
    isOpen: environment.descriptor.abilities.contains(.perfectInformation))
  let windows = agents.indices.map {
    SeatWindow(environment: environment, episode: episode, seat: Seat($0))
  }
  var submissions: [Submission] = []
  var legal: [ActionID] = []

  while history.outcome == nil {
    submissions.removeAll(keepingCapacity: true)
    for seat in try episode.seatsToSubmit(of: agents.count) {
      try Task.checkCancellation()
      try episode.legalActions(of: seat, into: &legal)
      let request = DecisionRequest(
        window: windows[seat.index], legalActions: legal,
        seed: plan.decisionSeed(seat: seat, turn: history.turns.count),
        deadline: budgets.decision, history: { history.past(of: seat) },
        turns: { history.turns(of: seat) })
      let asked = clock.now
      let decision = try await agents[seat.index].decide(request)
      let latency = asked.duration(to: clock.now)
      submissions.append(
        Submission(
          seat: seat, legalCount: legal.count,
          decision: budgets.judged(decision, after: latency), latency: latency))
    }

    try apply(&submissions, to: episode)
    history.append(
      submissions, leadingTo: try digester.digest(of: episode), rewards: try episode.rewards())
    try chance.settle(episode, before: history.turns.count)
    history.outcome = try ending(
      after: submissions.map { ($0.seat, $0.decision.choice) }, in: episode, of: environment,
      turns: history.turns.count, budgets: budgets)
  }
  return history
}

extension EnvironmentError {
  /// The error as it counts once an episode has begun.
  ///
  /// A call that the loop makes is never out of place, so what refuses it is a fault. Only the host's own
  /// failures stay what they are.
  var inPlay: EnvironmentError {
    code == .faulty || code == .io
      ? self : EnvironmentError(code: .faulty, place: place, detail: detail, fault: .error)
  }
}
