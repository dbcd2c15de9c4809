// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Asks a language model for an action, in the way of a strategy.
///
/// This is the one loop of all strategies: it asks what the strategy's dialogue words, records every call, and
/// keeps time and retries. An answer that cannot be used is told to the model with the reason, and it is asked
/// again as often as the settings allow; then the seat forfeits with the class of the last failure. An answer
/// that is late is not asked for again. Where an endpoint fails, the agent is unavailable and the seat does
/// not forfeit. No action is ever played that the model did not state.
package struct LanguageAgent: Agent {
  package let identity: AgentIdentity
  let settings: LanguageSettings
  let questioner: Questioner
  private let settled: SettledTexts

  init(
    name: String, settings: LanguageSettings, model: any LanguageModel, clock: any Clock<Duration>
  ) {
    identity = AgentIdentity(
      name: name, kind: "language", version: AgentKind.language.version,
      settings: settings.json(asking: model), isDeterministic: false)
    self.settings = settings
    settled = SettledTexts(settings)
    questioner = Questioner(agent: name, settings: settings, model: model, clock: clock)
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let offered = settings.constraint == .auto ? await questioner.model.constraints() : []
    let prompt = try prompt(for: request, offered: offered)
    var dialogue = settings.strategy.begin(prompt, request)
    var decision = Decision(.failed(.timeout, "No time was left to ask the model."))
    var left = request.deadline
    var retries = settings.retries
    var count: UInt64 = 0
    while left.map({ $0 > .zero }) ?? true {
      let calls = try await questioner.ask(
        dialogue.question, seed: request.seed.derived(count), sample: request.sample, within: left)
      try Task.checkCancellation()
      count += 1
      decision.calls += calls
      left = left.map { $0 - (calls.map(\.latency).max() ?? .zero) }
      let replies = calls.map { $0.failure == nil ? $0.reply : nil }
      guard replies.contains(where: { $0 != nil }) else {
        decision.choice = .failed(.timeout, calls[0].detail ?? "No answer came in time.")
        break
      }
      let heard = try dialogue.hear(replies, in: request.window)
      decision.note(heard, of: calls.count)
      switch heard.step {
      case .action(let action):
        if retries < settings.retries { decision.explanation?.path = .retried }
        decision.choice = .action(action)
        return decision
      case .again(let fault):
        decision.choice = .failed(fault.failure, fault.detail)
        if retries == 0 { return decision }
        retries -= 1
      case .onward:
        decision.choice = .failed(.timeout, "No time was left to ask for the action.")
      }
    }
    return decision
  }

  /// What can be said in a decision.
  ///
  /// - Parameter offered: the kinds of form that the endpoint holds an answer to.
  func prompt(for request: DecisionRequest, offered: Set<ModelRequest.Constraint.Kind>)
    throws(EnvironmentError) -> Prompt
  {
    try Prompt(request, settings: settings, settled: settled, offered: offered)
  }
}

extension Decision {
  /// Notes what became of the last calls.
  fileprivate mutating func note(_ heard: Heard, of count: Int) {
    explanation = heard.explanation ?? explanation
    for (index, fault) in zip(calls.indices.suffix(count), heard.faults) {
      if let purpose = heard.purpose { calls[index].purpose = purpose }
      guard let fault else { continue }
      calls[index].failure = fault.failure
      calls[index].detail = fault.detail
    }
  }
}

extension AgentKind {
  /// A language model behind a strategy.
  package static let language = AgentKind(
    id: "language",
    summary: "Asks a language model for an action, with a strategy and a retry.",
    version: "2", settings: LanguageSettings.schema, required: ["model"], needs: [],
    objections: LanguageSettings.objections
  ) { name, reader, services throws(AgentSettingsError) in
    let settings = try LanguageSettings(reader, of: name, in: services.folder)
    let model = try services.model(settings.model)
    return LanguageAgent(name: name, settings: settings, model: model, clock: services.clock)
  }
}
