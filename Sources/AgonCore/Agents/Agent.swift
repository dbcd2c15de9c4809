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
}
