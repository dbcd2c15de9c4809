// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Puts questions to a model and records the calls.
struct Questioner: Sendable {
  /// The agent's name, for errors.
  let agent: String
  let settings: LanguageSettings
  let model: any LanguageModel
  let clock: any Clock<Duration>

  /// Asks, as many times at once as the question wants samples; the calls in the order of the samples.
  ///
  /// - Parameter sample: which answer to the same decision is wanted; each has samples of its own.
  /// - Parameter left: time that an answer may take; one that took longer is late.
  /// - Throws: `AgentUnavailable` for whatever but time kept an answer away: it was tried again beneath, and
  ///   blames no policy.
  func ask(_ question: Question, seed: Seed, sample first: Int = 0, within left: Duration?)
    async throws -> [ModelCall]
  {
    let requests = requests(for: question, seed: seed, sample: first, within: left)
    if requests.count == 1 {
      return [try await call(requests[0], purpose: question.purpose, within: left)]
    }
    return try await withThrowingTaskGroup(of: (Int, ModelCall).self) { group in
      for request in requests {
        group.addTask {
          (request.sample, try await call(request, purpose: question.purpose, within: left))
        }
      }
      var calls: [(sample: Int, call: ModelCall)] = []
      for try await (sample, call) in group { calls.append((sample, call)) }
      return calls.sorted { $0.sample < $1.sample }.map(\.call)
    }
  }

  /// The requests of a question, one a sample.
  func requests(for question: Question, seed: Seed, sample first: Int, within left: Duration?)
    -> [ModelRequest]
  {
    var requests: [ModelRequest] = []
    let count = max(question.samples, 1)
    for sample in 0..<count {
      requests.append(
        ModelRequest(
          messages: question.messages, prefill: question.prefill, constraint: question.constraint,
          mostTokens: settings.mostTokens, temperature: settings.temperature, topP: settings.topP,
          seed: sample == 0 ? seed : seed.derived(UInt64(sample)), stops: question.stops,
          timeout: min(settings.timeout, left ?? settings.timeout), sample: first * count + sample,
          wantsProbabilities: settings.wantsProbabilities))
    }
    return requests
  }

  private func call(
    _ request: ModelRequest, purpose: ModelCall.Purpose, within left: Duration?
  ) async throws -> ModelCall {
    let (result, measured) = await timed(request, by: clock)
    var call = ModelCall(
      messages: request.messages, reply: nil, failure: nil, detail: nil, latency: measured,
      purpose: purpose)
    switch result {
    case .success(let reply):
      call.reply = reply
      call.latency = reply.latency ?? measured
      if let left, call.latency > left {
        call.failure = .timeout
        call.detail = "The answer came after \(call.latency), but \(left) were left."
      }
    case .failure(let error):
      guard error.code == .timeout else {
        throw AgentUnavailable(agent: agent, detail: error.description)
      }
      call.latency = error.latency ?? measured
      call.failure = .timeout
      call.detail = error.description
    }
    return call
  }

  private func timed(
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
