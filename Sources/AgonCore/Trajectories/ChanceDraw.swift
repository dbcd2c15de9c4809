// SPDX-License-Identifier: Apache-2.0

/// What chance did in a recorded episode.
public struct ChanceDraw: Hashable, Sendable {
  /// Number of turns that were recorded before it; 0 also for the draws among an opening's actions.
  public var turn: Int
  /// The outcome, as its environment counts them.
  public var outcome: ActionID
  /// The outcome's name.
  public var name: String

  /// Makes a record.
  public init(turn: Int, outcome: ActionID, name: String) {
    self.turn = turn
    self.outcome = outcome
    self.name = name
  }
}
