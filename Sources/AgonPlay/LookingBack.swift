// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Lets every seat that keeps lessons look back on an episode that has ended, and returns what they wrote down.
///
/// A seat is told what it may know: its own turns, the actions it saw, what it sees at the end, and how the episode ended. Its place, the
/// topic and the number of the version are set here, so that no agent can change another's lessons.
///
/// - Parameter lessons: what the seats began with, by seat; nil for a seat that keeps none.
nonisolated(nonsending)
  func lookBack(
    on history: History, of plan: EpisodePlan, endedAt episode: any Episode,
    in environment: any Environment, with agents: [any Agent], lessons: [Lessons?], outcome: Outcome
  ) async throws -> [LessonRevision]
{
  var revisions: [LessonRevision] = []
  for (index, known) in lessons.enumerated() {
    guard let known, agents.indices.contains(index) else { continue }
    try Task.checkCancellation()
    let seat = Seat(index)
    let review = EpisodeReview(
      environment: environment, seat: seat, seatCount: agents.count,
      turns: history.turns(of: seat), history: history.past(of: seat),
      lastObservation: environment.descriptor.media.contains(.text)
        ? try episode.text(for: seat, view: .seat) : nil,
      outcome: outcome, seed: plan.reviewSeed(seat: seat))
    guard var revision = try await agents[index].revise(known, after: review) else { continue }
    let isNew = revision.lessons.text != known.text
    revision.seat = seat
    revision.lessons = Lessons(
      topic: known.topic, version: known.version + (isNew ? 1 : 0), text: revision.lessons.text)
    revisions.append(revision)
  }
  return revisions
}
