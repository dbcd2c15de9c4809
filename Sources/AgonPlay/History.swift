// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The turns of an episode while it is played.
///
/// Confined to the episode's thread.
final class History {
  let openingDigest: Digest
  private(set) var turns: [Turn] = []
  var outcome: Outcome?

  init(openingDigest: Digest) {
    self.openingDigest = openingDigest
    turns.reserveCapacity(48)
  }

  func append(_ turn: Turn) { turns.append(turn) }

  /// The actions applied so far, by name.
  func past() -> [(seat: Seat, action: String)] {
    turns.compactMap { turn in turn.applied.map { (turn.seat, $0) } }
  }
}
