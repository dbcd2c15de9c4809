// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization

/// Takes one pebble or bids one every turn, and remembers what it was told of lessons.
final class LearningAgent: Agent {
  let identity = AgentIdentity(
    name: "learning", kind: "scripted", version: "1", settings: .null, isDeterministic: true)
  private let revision: @Sendable (Lessons) throws -> LessonRevision?
  private let asked = Mutex<[Lessons?]>([])
  private let lookedBack = Mutex<[EpisodeReview]>([])

  init(_ revision: @escaping @Sendable (Lessons) throws -> LessonRevision? = { _ in nil }) {
    self.revision = revision
  }

  /// The lessons that each question came with.
  var lessons: [Lessons?] { asked.withLock { $0 } }

  /// The reviews so far.
  var reviews: [EpisodeReview] { lookedBack.withLock { $0 } }

  nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let lessons = request.lessons
    asked.withLock { $0.append(lessons) }
    return Decision(.action(1))
  }

  func revise(_ lessons: Lessons, after review: EpisodeReview) async throws -> LessonRevision? {
    lookedBack.withLock { $0.append(review) }
    return try revision(lessons)
  }
}
