// SPDX-License-Identifier: Apache-2.0

/// The recorded turns of one episode with their outcome.
///
/// The truth that all else is computed from.
public struct Trajectory: Sendable {
  /// What the schedule asked for.
  public var plan: EpisodePlan
  /// Digest of the state that the first agent saw, after the opening.
  public var openingDigest: Digest
  /// The turns, first one first.
  public var turns: [Turn]
  /// What chance did where it acts in turn, first draw first; it follows from the plan's seed.
  public var chance: [ChanceDraw]
  /// How it ended.
  public var outcome: Outcome
  /// Time from the beginning to the end.
  public var duration: Duration
  /// The lessons that the seats began with, one entry a seat; empty when nobody keeps any.
  public var lessons: [Lessons?]
  /// What seats wrote down after the episode.
  public var revisions: [LessonRevision]

  /// Makes a trajectory.
  public init(
    plan: EpisodePlan, openingDigest: Digest, turns: [Turn], chance: [ChanceDraw] = [],
    outcome: Outcome, duration: Duration, lessons: [Lessons?] = [],
    revisions: [LessonRevision] = []
  ) {
    self.plan = plan
    self.openingDigest = openingDigest
    self.turns = turns
    self.chance = chance
    self.outcome = outcome
    self.duration = duration
    self.lessons = lessons
    self.revisions = revisions
  }
}
