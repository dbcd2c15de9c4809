// SPDX-License-Identifier: Apache-2.0

/// The limits of an episode.
public struct Budgets: Hashable, Sendable {
  /// Turns after which the episode is cut; nil for no limit.
  public var turns: Int?
  /// Time that an agent may take for a decision; nil for no limit.
  ///
  /// An agent with a model passes it on as the deadline of its calls.
  public var decision: Duration?

  /// Makes limits.
  public init(turns: Int? = nil, decision: Duration? = nil) {
    self.turns = turns
    self.decision = decision
  }
}
