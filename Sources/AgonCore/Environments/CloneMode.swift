// SPDX-License-Identifier: Apache-2.0

/// What a copy of an episode keeps of chance and of hidden things.
public enum CloneMode: Hashable, Sendable {
  /// A perfect copy, future chance included: for replay.
  case exact
  /// The same state with fresh chance: for honest look-ahead.
  case reseed(Seed)
  /// Fresh chance, and what the seat cannot see drawn anew, consistent with what it has seen.
  case resample(for: Seat, Seed)
}
