// SPDX-License-Identifier: Apache-2.0

/// A line of an exported cassette that cannot be read.
package struct CassetteLineError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  package let line: Int
  /// What is wrong and what to do, as one sentence.
  package let detail: String

  /// Makes an error.
  package init(line: Int, detail: String) {
    self.line = line
    self.detail = detail
  }

  /// The line and the sentence.
  package var description: String { "line \(line): \(detail)" }
}
