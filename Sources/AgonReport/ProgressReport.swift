// SPDX-License-Identifier: Apache-2.0

package import AgonArena
package import AgonCore

/// How far a running tournament is, as one line.
package struct ProgressReport: Sendable {
  private let agents: [String]
  private let environments: [String]

  /// Makes a reporter that knows the names.
  package init(agents: [String], environments: [String]) {
    self.agents = agents
    self.environments = environments
  }

  /// The line for a terminal: counts, a bar, rate and time left.
  package func line(_ counts: TournamentCounts, elapsed: Duration) -> String {
    let width = 24
    let filled = counts.total == 0 ? width : counts.finished * width / counts.total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    return "[\(bar)] \(counts.finished)/\(counts.total) episodes" + pace(counts, elapsed)
      + spent(counts)
  }

  /// What models were asked so far; nothing where none was.
  private func spent(_ counts: TournamentCounts) -> String {
    let use = counts.use
    guard use.calls > 0 else { return "" }
    let tokens = ", \(brief(use.promptTokens + use.replyTokens)) tokens"
    guard use.isPriced else { return tokens }
    let replayed = use.replayedCost > 0 ? " (\(money(use.replayedCost)) of it replayed)" : ""
    return tokens + ", cost \(money(use.cost))" + replayed
  }

  private func pace(_ counts: TournamentCounts, _ elapsed: Duration) -> String {
    let played = counts.finished - counts.resumed
    let seconds = elapsed / .seconds(1)
    // In the first second a rate would be a guess.
    let isTelling = seconds >= 1 || counts.finished == counts.total
    guard played > 0, seconds > 0, isTelling else { return "" }
    let rate = Double(played) / seconds
    let left = Double(counts.total - counts.finished) / rate
    return ", \(figure(rate, decimals: rate < 10 ? 1 : 0))/s, \(span(left)) left"
  }

  /// A plain line for an event; nil for events that need none.
  package func plain(_ event: TournamentEvent) -> String? {
    switch event {
    case .began(let counts):
      counts.resumed > 0
        ? "Going on: \(counts.resumed) of \(counts.total) episodes are kept."
        : "Playing \(counts.total) episodes."
    case .started: nil
    case .finished(let episode, let counts):
      "\(counts.finished)/\(counts.total) \(place(episode.plan)): "
        + EpisodeHeadline.ending(
          episode.outcome, agents: episode.plan.agents.map { agents[$0] })
    case .retried(let plan, let error, _):
      "fault, played once more: \(place(plan)): \(error)"
    case .voided(let plan, let error, _): "void: \(place(plan)): \(error)"
    case .agentUnavailable(let error, _): "\(error); its other episodes are left for a later run."
    }
  }

  /// The event as one JSON object.
  package func json(_ event: TournamentEvent) -> JSON {
    switch event {
    case .began(let counts): ["event": "began", "counts": json(counts)]
    case .started(let plan, let counts):
      ["event": "started", "episode": json(plan), "counts": json(counts)]
    case .finished(let episode, let counts):
      [
        "event": "finished", "episode": json(episode.plan), "counts": json(counts),
        "end": .string(episode.outcome.end.rawValue), "reason": .string(episode.outcome.reason),
        "returns": .array(episode.outcome.returns.map { .number($0) }),
        "failure": episode.outcome.failure.map { .string($0.rawValue) } ?? .null,
        "turns": .integer(Int64(episode.turns)),
        "random_turns": .integer(Int64(episode.substitutions)),
        "models": json(episode.use), "models_total": json(counts.use),
        "seconds": .number(episode.duration / .seconds(1)),
      ]
    case .retried(let plan, let error, let counts): fault("retried", plan, error, counts)
    case .voided(let plan, let error, let counts): fault("voided", plan, error, counts)
    case .agentUnavailable(let error, let counts):
      [
        "event": "agent_unavailable", "agent": .string(error.agent),
        "error": .string(error.detail), "counts": json(counts),
      ]
    }
  }

  private func fault(
    _ event: String, _ plan: EpisodePlan, _ error: EnvironmentError, _ counts: TournamentCounts
  ) -> JSON {
    [
      "event": .string(event), "episode": json(plan), "counts": json(counts),
      "fault": .string((error.fault ?? .error).rawValue), "error": .string(error.description),
    ]
  }

  private func json(_ plan: EpisodePlan) -> JSON {
    [
      "key": .string(plan.key.description), "environment": .string(environments[plan.environment]),
      "agents": .array(plan.agents.map { .string(agents[$0]) }),
      "pair": .integer(Int64(plan.pair)), "leg": .integer(Int64(plan.leg)),
      "seed": .integer(Int64(plan.seed.value)),
    ]
  }

  private func json(_ counts: TournamentCounts) -> JSON {
    [
      "total": .integer(Int64(counts.total)), "finished": .integer(Int64(counts.finished)),
      "resumed": .integer(Int64(counts.resumed)), "running": .integer(Int64(counts.running)),
      "voided": .integer(Int64(counts.voided)), "left_out": .integer(Int64(counts.leftOut)),
      "voided_by_answers": .integer(Int64(counts.voidedByAnswers)),
      "random_turns": .integer(Int64(counts.substitutions)),
    ]
  }

  private func json(_ use: ModelUse) -> JSON {
    [
      "calls": .integer(Int64(use.calls)), "prompt_tokens": .integer(Int64(use.promptTokens)),
      "cached_tokens": .integer(Int64(use.cachedTokens)),
      "reply_tokens": .integer(Int64(use.replyTokens)),
      "cost": use.isPriced ? .number(use.cost) : .null,
      "replayed_cost": use.isPriced ? .number(use.replayedCost) : .null,
    ]
  }

  private func place(_ plan: EpisodePlan) -> String {
    "\(environments[plan.environment]), pair \(plan.pair), "
      + plan.agents.map { agents[$0] }.joined(separator: " - ")
  }

  private func span(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
