// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Asks a language model for a rationale, claims and an action in text form.
///
/// An answer that cannot be used is told to the model with the reason, and it is asked again as often as the
/// settings allow; then the seat forfeits with the class of the last failure. An answer that is late is not
/// asked for again. A failure of the endpoint counts as an attempt; when none is left, the agent is
/// unavailable and the seat does not forfeit. No action is ever played that the model did not state.
package struct LanguageAgent: Agent {
  package let identity: AgentIdentity
  private let settings: LanguageSettings
  private let model: any LanguageModel
  private let clock: any Clock<Duration>

  init(
    name: String, settings: LanguageSettings, model: any LanguageModel, clock: any Clock<Duration>
  ) {
    identity = AgentIdentity(
      name: name, kind: "language", version: "1", settings: settings.json(asking: model),
      isDeterministic: false)
    self.settings = settings
    self.model = model
    self.clock = clock
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let prompt = try Prompt(request, settings: settings)
    var messages = prompt.messages
    var left = request.deadline
    var decision = Decision(.failed(.timeout, "No time was left to ask the model."))
    for attempt in 0...settings.retries {
      if let left, left <= .zero { break }
      let seed = request.seed.derived(UInt64(attempt))
      let call = try await call(messages, prompt, seed, within: left)
      try Task.checkCancellation()
      decision.calls.append(call)
      left = left.map { $0 - call.latency }
      guard let reply = call.reply, call.failure == nil else {
        let reason = call.detail ?? "The endpoint gave no answer."
        if call.failure == .timeout {
          decision.choice = .failed(.timeout, reason)
          break
        }
        if attempt < settings.retries { continue }
        throw AgentUnavailable(agent: identity.name, detail: reason)
      }
      let answer = try Answer(reply, prefill: prompt.prefill, in: request.window)
      decision.explanation = answer.explanation
      switch answer.outcome {
      case .action(let action):
        if attempt > 0 { decision.explanation?.path = .retried }
        decision.choice = .action(action)
        return decision
      case .useless(let failure, let reason):
        decision.calls[decision.calls.count - 1].failure = failure
        decision.calls[decision.calls.count - 1].detail = reason
        decision.choice = .failed(failure, reason)
        messages = prompt.messages(after: messages, reply: reply.text, reason: reason)
      }
    }
    return decision
  }

  /// Asks once and records it.
  ///
  /// Throws only for an endpoint that would refuse the same request again.
  private nonisolated(nonsending) func call(
    _ messages: [Message], _ prompt: Prompt, _ seed: Seed, within left: Duration?
  ) async throws -> ModelCall {
    let timeout = min(settings.timeout, left ?? settings.timeout)
    let request = ModelRequest(
      messages: messages, prefill: prompt.prefill, constraint: prompt.constraint,
      mostTokens: settings.mostTokens, temperature: settings.temperature, topP: settings.topP,
      seed: seed, timeout: timeout)
    let (result, latency) = await timed(request, by: clock)
    var call = ModelCall(
      messages: messages, reply: nil, failure: nil, detail: nil, latency: latency)
    switch result {
    case .success(let reply):
      call.reply = reply
      if let left, latency > left {
        call.failure = .timeout
        call.detail = "The answer came after \(latency), but \(left) were left."
      }
    case .failure(let error):
      call.detail = error.description
      switch error.code {
      case .timeout: call.failure = .timeout
      case .transport: call.failure = .transport
      case .paused, .exhausted, .missing:
        throw AgentUnavailable(agent: identity.name, detail: error.description)
      case .refused(let status):
        guard status == 408 || status == 429 || status >= 500 else {
          throw AgentUnavailable(agent: identity.name, detail: error.description)
        }
        call.failure = .transport
      }
    }
    return call
  }

  private nonisolated(nonsending) func timed(
    _ request: ModelRequest, by clock: some Clock<Duration>
  ) async -> (Result<ModelReply, ModelError>, Duration) {
    let start = clock.now
    let result: Result<ModelReply, ModelError>
    do {
      result = .success(try await model.reply(to: request))
    } catch {
      result = .failure(error)
    }
    return (result, start.duration(to: clock.now))
  }
}

extension AgentKind {
  /// A language model behind the text form.
  package static let language = AgentKind(
    id: "language",
    summary: "Asks a language model for a rationale, claims and an action, with a retry.",
    version: "1", settings: LanguageSettings.schema, required: ["model"], needs: [],
    objections: LanguageSettings.objections
  ) { name, reader, services throws(AgentSettingsError) in
    let settings = try LanguageSettings(reader, of: name)
    let model = try services.model(settings.model)
    return LanguageAgent(name: name, settings: settings, model: model, clock: services.clock)
  }
}
