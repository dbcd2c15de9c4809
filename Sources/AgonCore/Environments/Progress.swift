// SPDX-License-Identifier: Apache-2.0

/// Where an episode stands.
public struct Progress: Hashable, Sendable {
  /// Whether it goes on.
  public enum Phase: Int32, Hashable, Sendable {
    case play = 0
    /// The rules ended it; returns are final.
    case terminated = 1
    /// A limit ended it.
    case truncated = 2
  }

  /// Who acts now.
  public enum Turn: Hashable, Sendable {
    case seat(Seat)
    case chance
    /// The seats of `acting` submit together.
    case simultaneous
    case nobody
  }

  /// Whether the episode goes on.
  public var phase: Phase
  /// Who acts now.
  public var turn: Turn
  /// Number of seats.
  public var seatCount: Int
  /// Number of actions applied so far.
  public var actionCount: Int
  /// Bit set of the seats that must act now.
  public var acting: UInt64
  /// Number of legal actions of the seat to act; 0 when they cannot be enumerated.
  public var legalCount: Int

  /// Makes a report.
  @inlinable
  public init(
    phase: Phase, turn: Turn, seatCount: Int, actionCount: Int, acting: UInt64, legalCount: Int
  ) {
    self.phase = phase
    self.turn = turn
    self.seatCount = seatCount
    self.actionCount = actionCount
    self.acting = acting
    self.legalCount = legalCount
  }
}
