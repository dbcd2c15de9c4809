// SPDX-License-Identifier: Apache-2.0

/// An arena file that cannot be used, with all its mistakes.
package struct ArenaFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The mistakes in the order of the file; never empty.
  package let mistakes: [ArenaMistake]

  /// Makes an error; the mistakes are sorted by place.
  package init(mistakes: [ArenaMistake]) {
    precondition(!mistakes.isEmpty, "An error tells at least one mistake.")
    self.mistakes = mistakes.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element)
  }

  /// One line a mistake.
  package var description: String { mistakes.map(\.description).joined(separator: "\n") }
}
