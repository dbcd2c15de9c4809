// SPDX-License-Identifier: Apache-2.0

/// Who acts now, or how an episode ended.
public enum Turn: Hashable, Sendable {
  /// One seat acts.
  case seat(Int)
  /// These seats act together, each without knowing what the others do.
  case simultaneous([Int])
  /// Chance acts.
  case chance
  /// The rules ended the episode, for a reason in a few words.
  case ended(reason: String)
  /// A limit ended the episode, for a reason in a few words.
  case truncated(reason: String)
}
