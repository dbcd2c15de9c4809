// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension LanguageAgent {
  /// The environment, and the opponents where the settings keep lessons for each; nil but for `reflect`.
  package func topic(in environment: EnvironmentDescriptor, against opponents: [String]) -> String?
  {
    guard settings.strategy == .reflect else { return nil }
    switch settings.lessons {
    case .environment: return environment.id
    case .opponent: return environment.id + " against " + opponents.joined(separator: ", ")
    }
  }

  /// Has the model write its lessons anew.
  ///
  /// An answer that holds none is asked for again, as often as the settings allow; then the lessons stay as
  /// they are, and the revision holds the calls alone. Lessons that are too long are cut after their last
  /// whole line.
  package func revise(_ lessons: Lessons, after review: EpisodeReview) async throws
    -> LessonRevision?
  {
    guard settings.strategy == .reflect else { return nil }
    let reflection = Reflection(lessons, after: review, settings: settings)
    var question = reflection.question
    var revision = LessonRevision(seat: review.seat, lessons: lessons)
    for attempt in 0...settings.retries {
      var call = try await questioner.ask(
        question, seed: review.seed.derived(UInt64(attempt)), within: nil)[0]
      try Task.checkCancellation()
      if let reply = call.reply, call.failure == nil {
        if let text = reflection.lessons(in: reply) {
          revision.calls.append(call)
          if text != lessons.text {
            revision.lessons.text = text
            revision.lessons.version += 1
          }
          return revision
        }
        call.failure = reply.finish == .refusal ? .refused : .empty
        call.detail = "The answer holds no lessons."
        question.messages = reflection.messages(after: question.messages, reply: reply.text)
      }
      revision.calls.append(call)
    }
    return revision
  }
}
