// SPDX-License-Identifier: Apache-2.0

import AgonCore

@testable import AgonAgents

extension DecisionRequest {
  /// The question to the seat that acts in an episode.
  static func to(
    _ episode: any Episode, of environment: any Environment, seed: Seed = Seed(1),
    sample: Int = 0, forcedRationale: String? = nil, deadline: Duration? = nil,
    lessons: Lessons? = nil, history: [(seat: Seat, action: String)] = [], turns: [Turn] = []
  ) throws -> DecisionRequest {
    let seat = episode.seatToAct ?? Seat(0)
    return DecisionRequest(
      window: SeatWindow(environment: environment, episode: episode, seat: seat),
      legalActions: try episode.legalActions(of: seat), seed: seed, sample: sample,
      forcedRationale: forcedRationale, deadline: deadline, lessons: lessons,
      history: { history }, turns: { turns })
  }
}

extension AgentKind {
  /// An agent of this kind with a name of no importance.
  func sample(
    _ settings: JSON = [:], model: (any LanguageModel)? = nil, terminal: Terminal? = nil,
    folder: String = ".", named: String = "scripted"
  ) throws -> any Agent {
    try makeAgent(
      named: "anna", settings: settings,
      services: AgentServices(
        model: { reference throws(AgentSettingsError) in
          guard reference.model == named, let model else {
            return try AgentServices.noModel(reference)
          }
          return model
        }, clock: StepClock(step: .seconds(1)),
        terminal: terminal ?? Terminal(nextLine: { nil }, show: { _ in }), folder: folder))
  }
}

extension Decision {
  /// The action, or nil when none is played.
  var action: ActionID? { if case .action(let action) = choice { action } else { nil } }

  /// Why the seat forfeits, or nil when it does not.
  var failure: FailureClass? {
    if case .failed(let failure, _) = choice { failure } else { nil }
  }
}
