// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
package import AgonCore

/// Wins at once if it can, else stops the opponent from winning at once if it can, else plays at random.
///
/// What it sees, it sees by playing one turn in copies; where the environment hides things, has chance or
/// other than two seats, it plays at random. It says in a line why, with true claims. It takes no notice of
/// a forced rationale, for it never acts on words.
package struct GreedyAgent: Agent {
  package let identity: AgentIdentity

  /// Makes an agent.
  package init(name: String) {
    identity = AgentIdentity(
      name: name, kind: "greedy", version: "1", settings: [:], isDeterministic: true)
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let window = request.window
    let actions = request.legalActions
    guard !actions.isEmpty else { throw AgentUnavailable.nothingToChoose(identity.name) }
    var generator = SplitMix64(seed: request.seed)
    var argument = Argument(seat: window.seat, seatCount: window.seatCount)
    guard window.environment.descriptor.abilities.contains(.clone),
      let survey = try Survey(
        try window.imagined(seed: request.seed.derived(0)),
        under: window.environment.descriptor, for: window.seat)
    else {
      argument.say("I see no consequences here and play at random")
      return try decision(
        actions[generator.below(actions.count)], arguing: argument, in: window)
    }
    if !survey.wins.isEmpty {
      let action = survey.wins[generator.below(survey.wins.count)]
      let name = try window.name(of: action)
      argument.say("\(name) wins at once", .of(window.seat, "wins_now", name))
      return try decision(action, arguing: argument, in: window)
    }
    let action = try defend(survey, among: actions, &generator, &argument, in: window)
    return try decision(action, arguing: argument, in: window)
  }

  /// The action that stops the most threats, drawn from all of them where none is stopped.
  private func defend(
    _ survey: Survey, among actions: [ActionID], _ generator: inout SplitMix64,
    _ argument: inout Argument, in window: SeatWindow
  ) throws -> ActionID {
    guard let turned = survey.turned, let threat = survey.threats.first else {
      let action = actions[generator.below(actions.count)]
      let name = try window.name(of: action)
      argument.say(
        "\(name) does not win at once, and I play at random",
        .of(window.seat, "wins_now", name, holds: false), as: .fact)
      if survey.turned != nil {
        argument.say(
          "The opponent threatens nothing there",
          .of(survey.opponent, "threat", name, holds: false), as: .fact)
      }
      return action
    }
    var most = 0
    var blocking: [(action: ActionID, blocked: [ActionID])] = []
    for outlook in try survey.outlooks(of: actions) {
      let blocked = survey.threats(blockedBy: outlook)
      if blocked.count > most {
        most = blocked.count
        blocking = []
      }
      if blocked.count == most { blocking.append((outlook.action, blocked)) }
    }
    let (action, blocked) = blocking[generator.below(blocking.count)]
    let name = try window.name(of: action)
    let threatName = try turned.name(of: blocked.first ?? threat, by: survey.opponent)
    let isBlocked = !blocked.isEmpty
    argument.say(
      "The opponent threatens to win with \(threatName)",
      .of(survey.opponent, "threat", threatName), as: .fact)
    argument.say(
      isBlocked ? "\(name) stops that" : "Nothing stops that, not even \(name)",
      .about("blocks", name, threatName, holds: isBlocked))
    return action
  }

  private func decision(_ action: ActionID, arguing argument: Argument, in window: SeatWindow)
    throws -> Decision
  {
    Decision(
      .action(action), explanation: argument.explanation(of: try window.name(of: action)))
  }
}

extension AgentKind {
  /// One turn of look-ahead.
  package static let greedy = AgentKind(
    id: "greedy",
    summary: "Wins at once if it can, else blocks a win of the opponent, else plays at random.",
    version: "1", settings: [:], needs: .enumerate
  ) { name, _, _ throws(AgentSettingsError) in GreedyAgent(name: name) }
}
