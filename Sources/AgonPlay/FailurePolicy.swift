// SPDX-License-Identifier: Apache-2.0

/// What a seat's answer that cannot be used leads to, after its agent had all its attempts.
public enum FailurePolicy: String, Hashable, Sendable, CaseIterable {
  /// The seat loses the episode.
  case forfeit
  /// The episode ends and counts for nobody; it is finished and never played again.
  case void
  /// A random legal action is played in the answer's place, and the turn says so; a forfeit where the legal
  /// actions cannot be enumerated.
  case randomLegal = "random-legal"
}
