// SPDX-License-Identifier: Apache-2.0

/// An episode that could not be played or replayed as planned.
///
/// No agent is blamed.
public struct PlayError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for code that branches on it.
  public enum Code: Hashable, Sendable {
    /// The opening cannot be applied, or it ends the episode.
    case brokenOpening
    /// A replay left the record.
    case diverged
  }

  /// What went wrong, for code that branches on it.
  public let code: Code
  /// The environment, and the turn where it matters.
  public let place: String
  /// What happened and what to do, as one sentence.
  public let detail: String

  /// The place and the sentence.
  public var description: String { "\(place): \(detail)" }
}
