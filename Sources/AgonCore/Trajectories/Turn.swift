// SPDX-License-Identifier: Apache-2.0

/// One recorded turn: who was to act, what was done and said, and the state it led to.
public struct Turn: Sendable {
  /// Number of the turn in its episode, from 0; the opening's actions do not count.
  public var index: Int
  /// Number of the first of the turns that seats submitted together; nil for a turn alone.
  public var together: Int?
  /// The seat that was to act.
  public var seat: Seat
  /// Number of legal actions that the seat had; 0 when they cannot be enumerated.
  public var legalCount: Int
  /// What the agent did.
  public var choice: Decision.Choice
  /// Name of the applied action; nil when none was applied.
  public var applied: String?
  /// What the agent said about it; nil for an agent that says nothing.
  public var explanation: Explanation?
  /// The model calls that led to the choice, in order.
  public var calls: [ModelCall]
  /// Digest of the state after the turn, or after all turns submitted together.
  public var digest: Digest
  /// The seat's reward for the turn.
  public var reward: Double
  /// Time that the agent took.
  public var latency: Duration
  /// Set when the action is a random one that the arena's policy played for a useless answer.
  public var substitution: Substitution?

  /// Makes a record.
  public init(
    index: Int, together: Int? = nil, seat: Seat, legalCount: Int, choice: Decision.Choice,
    applied: String?, explanation: Explanation?, calls: [ModelCall], digest: Digest,
    reward: Double, latency: Duration,
    substitution: Substitution? = nil
  ) {
    self.index = index
    self.together = together
    self.seat = seat
    self.legalCount = legalCount
    self.choice = choice
    self.applied = applied
    self.explanation = explanation
    self.calls = calls
    self.digest = digest
    self.reward = reward
    self.latency = latency
    self.substitution = substitution
  }
}
