// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The limits of an episode.
public struct Budgets: Hashable, Sendable {
  /// Turns after which the episode is cut; nil for no limit.
  public var turns: Int?
  /// Time that an agent may take for a decision; nil for no limit.
  ///
  /// An agent with a model passes it on as the deadline of its calls. Whoever takes longer forfeits with
  /// the failure class `timeout`.
  public var decision: Duration?

  /// Makes limits.
  public init(turns: Int? = nil, decision: Duration? = nil) {
    self.turns = turns
    self.decision = decision
  }

  /// A decision that came in time; a late one becomes a failure of its seat.
  ///
  /// An agent that asked a model keeps the time itself, by the latencies of its calls: they leave out what a
  /// call waited in Agon's own queue, and are the same when the calls are replayed. Here only a single call
  /// that took too long counts against it.
  func judged(_ decision: Decision, after latency: Duration) -> Decision {
    let time = decision.calls.map(\.latency).max() ?? latency
    guard let most = self.decision, time > most, case .action = decision.choice else {
      return decision
    }
    var late = decision
    late.choice = .failed(.timeout, "The decision took \(time), the budget is \(most).")
    return late
  }
}
