// SPDX-License-Identifier: Apache-2.0

/// A named policy that sits in a seat: observation in, action and rationale out.
///
/// An agent keeps nothing between decisions: all it may use stands in the request, so a game and an audit
/// ask through the same door and the same request can be asked again.
public protocol Agent: Sendable {
  /// Who it is.
  var identity: AgentIdentity { get }

  /// Decides one turn.
  ///
  /// - Throws: `AgentUnavailable` when it cannot answer through no fault of its policy; the episode
  ///   then counts for nobody and is played again later. A useless answer is no error: it is a
  ///   `Decision` with a failure class.
  nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision

  /// What the lessons of an episode against these opponents are about; nil for an agent that keeps none.
  ///
  /// Episodes with the same topic are played one after another, each with the lessons that the one before left.
  ///
  /// - Parameter opponents: names of the agents in the other seats, in the order of seats.
  func topic(in environment: EnvironmentDescriptor, against opponents: [String]) -> String?

  /// Writes down what an episode taught; nil to leave the lessons as they are.
  ///
  /// - Throws: `AgentUnavailable`, as `decide` does.
  func revise(_ lessons: Lessons, after review: EpisodeReview) async throws -> LessonRevision?

  /// Gives back what the agent holds, such as a process; it is asked nothing afterwards.
  func close() async
}

extension Agent {
  /// No topic: most agents keep no lessons.
  public func topic(in environment: EnvironmentDescriptor, against opponents: [String]) -> String? {
    nil
  }

  /// Leaves the lessons as they are.
  public func revise(_ lessons: Lessons, after review: EpisodeReview) async throws
    -> LessonRevision?
  { nil }

  /// Does nothing: most agents hold nothing.
  public func close() async {}
}
