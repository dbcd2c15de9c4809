// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What a language agent says to its model after an episode: made from what its seat may know of it.
struct Reflection {
  private let settings: LanguageSettings
  private let environment: String
  private let values: [String: Any]

  /// Gathers what can be said.
  init(_ lessons: Lessons, after review: EpisodeReview, settings: LanguageSettings) {
    self.settings = settings
    let rules = review.environment.descriptor
    environment = rules.id
    var values: [String: Any] = [
      "title": rules.title, "rules": rules.rules, "seat": "\(review.seat)",
      "seats": "\(review.seatCount)", "most": "\(settings.lessonsLength)",
      "end": review.outcome.end.rawValue, "reason": review.outcome.reason,
    ]
    let returns = review.outcome.returns
    if returns.indices.contains(review.seat.index) {
      values["return"] = returns[review.seat.index].brief
    }
    if let bounds = rules.returns {
      values["bounds"] = true
      values["least"] = bounds.lowerBound.brief
      values["greatest"] = bounds.upperBound.brief
    }
    values["observation"] = review.lastObservation
    if !lessons.text.isEmpty { values["lessons"] = lessons.text }
    let past = Self.past(review)
    let kept = TokenEstimate.suffix(of: past, within: settings.historyTokens) { entry in
      TokenEstimate.tokens(of: entry.action + (entry.rationale ?? "")) + 8
    }
    values["history"] = past.suffix(kept).map { entry in
      var value: [String: Any] = [
        "seat": "\(entry.seat)", "action": entry.action, "is_own": entry.seat == review.seat,
        "is_random": entry.isRandom,
      ]
      value["rationale"] = entry.rationale
      return value
    }
    values["left_out"] = Prompt.leftOut(past.count - kept, "earlier action")
    self.values = values
  }

  /// The question for the lessons.
  var question: Question {
    Question(
      messages: [Message(.system, text(.reflectionSystem)), Message(.user, text(.reflection))],
      purpose: .reflection)
  }

  /// The conversation after an answer without lessons.
  func messages(after messages: [Message], reply: String) -> [Message] {
    let complaint = "Your answer holds no lessons. Write them between <lessons> and </lessons>."
    guard reply.trimmed.isEmpty, var question = messages.last else {
      return messages + [Message(.assistant, reply), Message(.user, complaint)]
    }
    question.content.append(.text("\n\n" + complaint))
    return messages.dropLast() + [question]
  }

  /// The lessons of an answer, cut to their length; nil when there are none.
  ///
  /// They are what stands between `<lessons>` and the last `</lessons>`, or the end of an answer that lacks
  /// it. An answer without the first tag, and a refusal, has none.
  func lessons(in reply: ModelReply) -> String? {
    guard reply.finish != .refusal, let opening = reply.text.ranges(of: "<lessons>").first else {
      return nil
    }
    var text = reply.text[opening.upperBound...]
    if let closing = text.ranges(of: "</lessons>").last { text = text[..<closing.lowerBound] }
    let whole = text.trimmed
    guard whole.count > settings.lessonsLength else { return whole.isEmpty ? nil : whole }
    let cut = whole.prefix(settings.lessonsLength)
    let end = cut.lastIndex(of: "\n")
    let lines = end.map { cut[..<$0].trimmed } ?? ""
    return lines.isEmpty ? String(cut).trimmed : lines
  }

  private func text(_ part: PromptPart) -> String {
    settings.templates.text(part, in: environment, values)
  }

  /// The actions that the seat may know, with its own reasons.
  private static func past(_ review: EpisodeReview)
    -> [(seat: Seat, action: String, rationale: String?, isRandom: Bool)]
  {
    var own = review.turns.filter { $0.applied != nil }[...]
    return review.history.map { entry in
      guard entry.seat == review.seat, let turn = own.first, turn.applied == entry.action else {
        return (entry.seat, entry.action, nil, false)
      }
      own = own.dropFirst()
      let isRandom = turn.substitution != nil
      return (entry.seat, entry.action, isRandom ? nil : turn.explanation?.rationale, isRandom)
    }
  }
}
