// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

/// A model's reply as a seat's answer: the action that it states, or why it cannot be used.
///
/// docs/reply-parsing.md lists the rules. None of them searches prose. All that a reply states is read, by the
/// environment's grammar alone, and two different readings are ambiguous, though only one of them be legal.
struct Answer {
  /// What became of the reply.
  enum Outcome: Hashable {
    case action(ActionID)
    case useless(FailureClass, String)
  }

  /// What the reply says; its path says how the action came out, as of a first answer.
  private(set) var explanation: Explanation
  private(set) var outcome: Outcome
  /// The rule by which the reply states its action; nil when it states none, or several.
  private(set) var rule: ReadingRule?

  /// Reads a reply.
  ///
  /// - Parameter form: the form that was asked for; `isJSON` when it was asked for as an object of JSON.
  /// - Parameter prefill: the beginning of the answer that the model was given; read with the reply.
  /// - Parameter forced: the rationale, when it is what the model was given as the beginning; then the
  ///   beginning is not read.
  init(
    _ reply: ModelReply, form: AnswerForm = .claims, isJSON: Bool = false, prefill: String? = nil,
    forced: String? = nil, in window: SeatWindow
  ) throws(EnvironmentError) {
    let script = ReplyScript(
      forced == nil ? (prefill ?? "") + reply.text : reply.text, form: form, isJSON: isJSON)
    explanation = script.explanation
    if let forced { explanation.rationale = forced }
    if let failure = Answer.failure(of: reply, script) {
      outcome = .useless(failure.class, failure.reason)
      return
    }
    let verdict = try ActionReader(window: window).verdict(
      on: script, isCut: reply.finish == .length)
    explanation.stated = verdict.stated
    outcome = verdict.outcome
    rule = verdict.rule
    guard case .action = outcome else { return }
    let written = script.strictAction(
      opening: forced.map { _ in form.stand(isJSON: isJSON) } ?? "", hasTrace: reply.trace != nil,
      rule: verdict.rule)
    let isExact = verdict.isBare && written?.trimmed == verdict.text?.trimmed
    explanation.path = isExact ? .exact : .tolerant
    if forced == nil, isExact { explanation.rationale = script.writtenRationale }
    if verdict.rule == .line { explanation.rationale = forced ?? script.sectionRationale }
  }

  /// Why no action is looked for; nil when one is.
  private static func failure(of reply: ModelReply, _ script: ReplyScript)
    -> (class: FailureClass, reason: String)?
  {
    if reply.finish == .refusal { return (.refused, "The model declined to answer.") }
    let isCut = reply.finish == .length
    let isBlank = script.isBlank || reply.text.trimmed.isEmpty
    if isCut, script.isBroken || isBlank || script.isThinking {
      return (.truncated, truncated)
    }
    if script.isBroken {
      return (.unparseable, "The answer begins a JSON object that is broken; write it anew.")
    }
    if !isBlank { return nil }
    return script.hasThoughts || reply.trace != nil
      ? (.empty, "There is reasoning, but no answer after it.")
      : (.empty, "The answer holds no text.")
  }

  static let truncated =
    "The answer was cut off at the limit of tokens before its action; be shorter."
}
