// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// An agent that is asked the same questions as another one, and whose chance is drawn anew: what differs between
/// the two is noise.
package struct AnotherSample: Agent {
  package let identity: AgentIdentity
  private let original: any Agent

  /// Wraps an agent of which another one plays the first sample.
  package init(of original: any Agent) {
    self.original = original
    var identity = original.identity
    if case .object(var settings) = identity.settings {
      settings["another_sample"] = true
      identity.settings = .object(settings)
    }
    self.identity = identity
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    try await original.decide(
      DecisionRequest(
        window: request.window, legalActions: request.legalActions,
        seed: request.seed.derived("another sample"), sample: request.sample + 1,
        forcedRationale: request.forcedRationale, deadline: request.deadline,
        lessons: request.lessons, history: { request.history }, turns: { request.turns }))
  }

  package func topic(in environment: EnvironmentDescriptor, against opponents: [String])
    -> String?
  {
    original.topic(in: environment, against: opponents)
  }

  package func revise(_ lessons: Lessons, after review: EpisodeReview) async throws
    -> LessonRevision?
  {
    try await original.revise(
      lessons,
      after: EpisodeReview(
        environment: review.environment, seat: review.seat, seatCount: review.seatCount,
        turns: review.turns, history: review.history, outcome: review.outcome,
        seed: review.seed.derived("another sample")))
  }

  package func close() async { await original.close() }
}
