// SPDX-License-Identifier: Apache-2.0

/// A tournament that cannot be arranged as its arena asks.
package struct ArenaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for code that branches on it.
  package enum Code: Hashable, Sendable {
    /// No opening of the wanted length leaves an episode to play.
    case noOpening
    /// The environment asks for something that the schedule cannot arrange.
    case unsupported
  }

  /// What went wrong.
  package let code: Code
  /// The environment, by its name in the arena.
  package let place: String
  /// What happened and what to do, as one sentence.
  package let detail: String

  /// Makes an error.
  package init(code: Code, place: String, detail: String) {
    self.code = code
    self.place = place
    self.detail = detail
  }

  /// The place and the sentence.
  package var description: String { "\(place): \(detail)" }
}
