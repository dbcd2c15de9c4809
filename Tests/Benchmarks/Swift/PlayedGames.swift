// SPDX-License-Identifier: Apache-2.0

/// What a series of games came to: how long it was, and a number that tells it from another one.
struct PlayedGames {
  /// Number of turns.
  private(set) var turns = 0
  /// FNV-1a over the actions and the first seat's returns, 64 bits at a time.
  private(set) var checksum: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Counts a turn.
  mutating func add(action: Int64) {
    turns += 1
    absorb(UInt64(bitPattern: action))
  }

  /// Ends a game.
  mutating func add(firstReturn: Double) { absorb(firstReturn.bitPattern) }

  /// Counts bytes of text, so that nobody can leave them unmade.
  mutating func add(bytes: Int) { absorb(UInt64(bytes)) }

  private mutating func absorb(_ word: UInt64) {
    checksum = (checksum ^ word) &* 0x0000_0100_0000_01b3
  }
}
