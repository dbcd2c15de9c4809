// SPDX-License-Identifier: Apache-2.0

/// Parts that cannot be put together.
package struct AssemblyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, for code that branches on it.
  package enum Code: Hashable, Sendable {
    /// The input is at fault: exit code 2.
    case usage
    /// The run is at fault: exit code 1.
    case run
  }

  package let code: Code
  /// The file or the part.
  package let place: String
  /// What is wrong and what to do, as one sentence.
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
