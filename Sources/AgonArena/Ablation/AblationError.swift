// SPDX-License-Identifier: Apache-2.0

/// An ablation that cannot be arranged.
package struct AblationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for code that branches on it.
  package enum Code: Hashable, Sendable {
    /// The arena has no agent of this name.
    case unknownAgent
    /// Nobody is there to play against.
    case noOpponent
    /// A variant has the name of another one, or changes nothing.
    case uselessVariant
  }

  /// What went wrong.
  package let code: Code
  /// The agent or the variant.
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
