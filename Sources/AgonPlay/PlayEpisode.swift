// SPDX-License-Identifier: Apache-2.0

public import AgonCore

/// Plays one episode from its plan to its end, and returns its record.
///
/// Chance follows from the plan's seed alone; the clock measures and never decides, except in the budget
/// of a decision. Seats that act together see the same state, and what they submit is applied together. A
/// cancelled task throws `CancellationError` and leaves no record.
///
/// - Parameters:
///   - agents: one for each seat.
///   - lessons: what the seats' agents learnt in earlier episodes, by seat; nil for one that keeps no lessons.
///     Who has some may revise them at the end.
///   - policy: what an answer that cannot be used leads to.
/// - Throws: `PlayError`, `EnvironmentError` or `AgentUnavailable`; none of them blames an agent. Whatever an
///   environment refuses once the episode has begun is a fault of its plugin.
nonisolated(nonsending)
  public func playEpisode(
    _ plan: EpisodePlan, in environment: any Environment, with agents: [any Agent],
    lessons: [Lessons?] = [], budgets: Budgets = Budgets(),
    onFailure policy: FailurePolicy = .forfeit, clock: some Clock<Duration>
  ) async throws -> Trajectory
{
  let beginning = clock.now
  let chance = EpisodeChance(seed: plan.seed)
  let episode = try openEpisode(plan, in: environment, seats: agents.count, chance: chance)
  do {
    let history = try await play(
      plan, on: episode, in: environment, with: agents, lessons: lessons, chance: chance,
      budgets: budgets, onFailure: policy, clock: clock)
    let duration = beginning.duration(to: clock.now)
    let outcome = history.outcome!
    let revisions = try await lookBack(
      on: history, of: plan, endedAt: episode, in: environment, with: agents, lessons: lessons,
      outcome: outcome)
    return Trajectory(
      plan: plan, openingDigest: history.openingDigest, turns: history.turns,
      chance: chance.draws, outcome: outcome, duration: duration,
      lessons: lessons.contains { $0 != nil } ? lessons : [], revisions: revisions)
  } catch let error as EnvironmentError {
    throw error.inPlay
  }
}

/// The loop: asks, applies, records, until the episode has ended.
nonisolated(nonsending)
  private func play(
    _ plan: EpisodePlan, on episode: any Episode, in environment: any Environment,
    with agents: [any Agent], lessons: [Lessons?], chance: EpisodeChance, budgets: Budgets,
    onFailure policy: FailurePolicy, clock: some Clock<Duration>
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
        deadline: budgets.decision,
        lessons: lessons.indices.contains(seat.index) ? lessons[seat.index] : nil,
        history: { history.past(of: seat) }, turns: { history.turns(of: seat) })
      let asked = clock.now
      let decision = try await agents[seat.index].decide(request)
      let latency = asked.duration(to: clock.now)
      submissions.append(
        Submission(
          seat: seat, legalCount: legal.count, seed: request.seed,
          decision: budgets.judged(decision, after: latency),
          latency: decision.calls.isEmpty
            ? latency : decision.calls.reduce(.zero) { $0 + $1.latency }))
    }

    try apply(&submissions, to: episode, onFailure: policy)
    history.append(
      submissions, leadingTo: try digester.digest(of: episode), rewards: try episode.rewards())
    try chance.settle(episode, before: history.turns.count)
    history.outcome = try ending(
      after: submissions.map { ($0.seat, $0.decision.choice) }, in: episode, of: environment,
      turns: history.turns.count, budgets: budgets, onFailure: policy)
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
