// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import Foundation

/// The newest lessons of every agent and topic while a tournament is played.
///
/// `@unchecked Sendable`: `lock` guards `known`; it is Foundation's lock because the thread sanitizer sees it.
package final class LessonBook: @unchecked Sendable {
  /// Whose lessons, and what about: episodes that share one are played one after another.
  package struct Key: Hashable, Sendable {
    /// Number of the agent in the arena.
    package var agent: Int
    /// What the lessons are about.
    package var topic: String

    /// Makes a key.
    package init(agent: Int, topic: String) {
      self.agent = agent
      self.topic = topic
    }
  }

  private let topics: @Sendable (EpisodePlan) -> [String?]
  private let lock = NSLock()
  private var known: [Key: Lessons]

  /// Opens a book.
  ///
  /// - Parameters:
  ///   - known: the newest lessons of earlier runs.
  ///   - topics: what the agents' lessons of an episode are about, by seat; nil for one that keeps none.
  package init(
    known: [Key: Lessons] = [:], topics: @escaping @Sendable (EpisodePlan) -> [String?]
  ) {
    self.known = known
    self.topics = topics
  }

  /// The lessons that the seats of an episode begin with; nil for an agent that keeps none.
  package func lessons(for plan: EpisodePlan) -> [Lessons?] {
    let keys = keysBySeat(of: plan)
    return lock.withLock {
      keys.map { key in key.map { known[$0] ?? Lessons(topic: $0.topic) } }
    }
  }

  /// Whose lessons an episode needs and may change.
  func keys(of plan: EpisodePlan) -> [Key] { keysBySeat(of: plan).compactMap(\.self) }

  /// Takes over what was written down after an episode.
  func note(_ trajectory: Trajectory) {
    guard !trajectory.revisions.isEmpty else { return }
    lock.withLock {
      for revision in trajectory.revisions {
        let agent = trajectory.plan.agents[revision.seat.index]
        known[Key(agent: agent, topic: revision.lessons.topic)] = revision.lessons
      }
    }
  }

  private func keysBySeat(of plan: EpisodePlan) -> [Key?] {
    zip(plan.agents, topics(plan)).map { agent, topic in topic.map { Key(agent: agent, topic: $0) }
    }
  }
}
