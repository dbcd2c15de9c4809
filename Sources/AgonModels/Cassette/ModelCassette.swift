// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import Synchronization

/// The calls of a run, replayed from a cassette or asked and kept, as its mode says.
///
/// Shared by all models of a run: equal calls that are made at the same time are asked once. What is kept is
/// what decides play: answers, and that an answer was late. A broken connection is not kept.
package final class ModelCassette: Sendable {
  /// What is done with the cassette.
  package let mode: CassetteMode
  private let calls: any CallCassette
  private let name: String
  private let flights = Mutex<[Digest: Flight]>([:])

  /// A call that somebody makes, with those who wait to make the same.
  private struct Flight {
    let turnstile = Turnstile()
    var callers = 0
  }

  /// Makes a cassette for the models of a run.
  ///
  /// - Parameter name: the cassette, as errors call it.
  package init(_ calls: any CallCassette, mode: CassetteMode, name: String) {
    self.calls = calls
    self.mode = mode
    self.name = name
  }

  /// The answer to a question, kept before or now.
  ///
  /// An answer is returned as it is kept, so that a replay gives the same to the microsecond.
  ///
  /// - Throws: the failure that is kept, that of the model, or `missing` with what differs from the calls
  ///   that are kept.
  func reply(to request: ModelRequest, from model: any LanguageModel) async throws(ModelError)
    -> ModelReply
  {
    let question = CassetteQuestion.json(of: request, to: model.identity)
    let key = RecordedCall.key(of: question)
    if let kept = try kept(key) { return try replayed(kept) }
    guard mode != .replay else { throw missing(question) }
    let turnstile = flights.withLock { flights in
      flights[key, default: Flight()].callers += 1
      return flights[key]!.turnstile
    }
    defer {
      flights.withLock { flights in
        flights[key]?.callers -= 1
        if flights[key]?.callers == 0 { flights[key] = nil }
      }
    }
    guard await turnstile.enter() else {
      throw ModelError(code: .transport, endpoint: name, detail: "The question was given up.")
    }
    defer { turnstile.leave() }
    // Another caller may have kept it meanwhile.
    if let kept = try kept(key) { return try replayed(kept) }
    let answer: JSON
    do {
      answer = CassetteAnswer.json(of: try await model.reply(to: request))
    } catch {
      guard error.code == .timeout else { throw error }
      answer = CassetteAnswer.json(ofLate: error)
    }
    return try result(of: try keep(RecordedCall(question: question, answer: answer))).get()
  }

  /// What a model holds an answer to, kept before or now; nothing in a replay of a run that was told nothing.
  func constraints(of model: any LanguageModel) async -> Set<ModelRequest.Constraint.Kind> {
    let question = CassetteQuestion.constraints(of: model.identity)
    if let kept = try? calls.answer(to: RecordedCall.key(of: question)) {
      return CassetteAnswer.constraints(of: kept)
    }
    guard mode != .replay else { return [] }
    let kinds = await model.constraints()
    // An endpoint that cannot be reached tells nothing, and may tell more later.
    guard !kinds.isEmpty else { return [] }
    let answer = CassetteAnswer.json(of: kinds)
    let kept = try? calls.keep(RecordedCall(question: question, answer: answer))
    return CassetteAnswer.constraints(of: kept ?? answer)
  }

  private func replayed(_ answer: JSON) throws(ModelError) -> ModelReply {
    var reply = try result(of: answer).get()
    reply.isReplayed = true
    return reply
  }

  private func result(of answer: JSON) throws(ModelError) -> Result<ModelReply, ModelError> {
    guard let result = CassetteAnswer.result(of: answer) else {
      throw ModelError(
        code: .missing, endpoint: name,
        detail: "The cassette keeps an answer that this version cannot read; record it again.")
    }
    return result
  }

  private func kept(_ key: Digest) throws(ModelError) -> JSON? {
    do { return try calls.answer(to: key) } catch { throw unusable(error) }
  }

  private func keep(_ call: RecordedCall) throws(ModelError) -> JSON {
    do { return try calls.keep(call) } catch { throw unusable(error) }
  }

  /// The error for a cassette that cannot be read or written; its agents leave the run, which can go on later.
  private func unusable(_ error: any Error) -> ModelError {
    ModelError(code: .paused, endpoint: name, detail: "The cassette cannot be used: \(error)")
  }

  /// The error for a question that is not kept, which says how it differs from the nearest that is.
  private func missing(_ question: JSON) -> ModelError {
    let model = question["model"]?["model"]?.text ?? "?"
    let nearest = (try? calls.questions(like: question, atMost: 1_000)) ?? []
    let differences = nearest.map { CassetteDifference(asked: question, kept: $0) }
    guard let difference = differences.max() else {
      let models = (try? calls.models()) ?? []
      let held =
        models.isEmpty ? "it is empty" : "it holds calls of: \(models.joined(separator: ", "))"
      return ModelError(
        code: .missing, endpoint: name,
        detail: "The cassette holds no call of the model \(model); \(held). Replay the arena "
          + "that was recorded, or use the mode auto.")
    }
    return ModelError(
      code: .missing, endpoint: name,
      detail: "The cassette does not hold this call of \(model). From the nearest one it differs "
        + "in this: \(difference.clauses.joined(separator: "; ")). Replay the arena that was "
        + "recorded, or use the mode auto.")
  }
}
