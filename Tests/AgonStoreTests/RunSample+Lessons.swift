// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension RunSample {
  /// A call with everything that an endpoint may tell.
  static func call(
    _ text: String, purpose: ModelCall.Purpose = .answer, cost: Double? = 0.25,
    cached: Int? = 30
  ) -> ModelCall {
    var reply = ModelReply(
      text: text, trace: "Hm.", finish: .refusal, promptTokens: 40, replyTokens: 8,
      cachedTokens: cached, reasoningTokens: 5)
    reply.attempts = 3
    reply.firstTokenLatency = .microseconds(1_234)
    reply.cost = cost
    reply.isHeld = false
    return ModelCall(
      messages: [Message(.user, "Well?")], reply: reply, failure: .refused, detail: "It declined.",
      latency: .milliseconds(7), purpose: purpose)
  }

  /// An episode in which a random action was played, and both seats looked back.
  static func lessonTrajectory(
    _ plan: EpisodePlan, known: Lessons = Lessons(topic: "ttt"), text: String = weird
  ) -> Trajectory {
    var trajectory = trajectory(plan)
    trajectory.turns[0].calls = ModelCall.Purpose.allCases.map { call("\($0)", purpose: $0) }
    trajectory.turns[0].substitution = Substitution(failure: .refused, detail: weird)
    trajectory.turns[0].explanation = Explanation(rationale: "So.", agreement: 0.6)
    trajectory.lessons = [known, Lessons(topic: "other", version: 7, text: "Old.")]
    trajectory.revisions = [
      LessonRevision(
        seat: Seat(0),
        lessons: Lessons(topic: known.topic, version: known.version + 1, text: text),
        calls: [call("a", purpose: .reflection), call("b", purpose: .reflection, cost: nil)]),
      LessonRevision(
        seat: Seat(1), lessons: Lessons(topic: "other", version: 7, text: "Old."), calls: []),
    ]
    return trajectory
  }

  /// An episode that the answer of seat 1 voided.
  static func voidedTrajectory(_ plan: EpisodePlan) -> Trajectory {
    var trajectory = trajectory(
      plan,
      outcome: Outcome(
        end: .voided, reason: "empty", returns: [0, 0], culprit: Seat(1), failure: .empty))
    trajectory.turns[1].choice = .failed(.empty, "It said nothing.")
    trajectory.turns[1].applied = nil
    return trajectory
  }
}
