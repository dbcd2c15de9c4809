// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The turns of an episode while it is played.
///
/// Confined to the episode's thread.
final class History {
  let openingDigest: Digest
  private(set) var turns: [Turn] = []
  var outcome: Outcome?
  private let isOpen: Bool

  /// Begins a record.
  ///
  /// - Parameter isOpen: true when every seat sees what the others do.
  init(openingDigest: Digest, isOpen: Bool) {
    self.openingDigest = openingDigest
    self.isOpen = isOpen
    turns.reserveCapacity(48)
  }

  /// Records what was submitted together and the state it led to.
  func append(_ submissions: [Submission], leadingTo digest: Digest, rewards: [Double]) {
    let first = turns.count
    for submission in submissions {
      turns.append(
        Turn(
          index: turns.count, together: submissions.count > 1 ? first : nil,
          seat: submission.seat, legalCount: submission.legalCount,
          choice: submission.decision.choice, applied: submission.applied,
          explanation: submission.decision.explanation, calls: submission.decision.calls,
          digest: digest, reward: submission.applied == nil ? 0 : rewards[submission.seat.index],
          latency: submission.latency, substitution: submission.decision.substitution))
    }
  }

  /// The actions applied so far that a seat may know, by name: its own, and those of others where nothing is
  /// hidden.
  ///
  /// What else it saw stands in its observation.
  func past(of seat: Seat) -> [(seat: Seat, action: String)] {
    turns.compactMap { turn in
      isOpen || turn.seat == seat ? turn.applied.map { (turn.seat, $0) } : nil
    }
  }

  /// The turns of one seat, as that seat may know them: without digests, which are of the whole state.
  func turns(of seat: Seat) -> [Turn] {
    turns.compactMap { turn in
      guard turn.seat == seat else { return nil }
      var own = turn
      own.digest = Digest(words: .zero)
      return own
    }
  }
}
