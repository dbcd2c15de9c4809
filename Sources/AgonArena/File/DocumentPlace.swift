// SPDX-License-Identifier: Apache-2.0

/// A place in a text file, counted from 1; columns count Unicode scalars.
package struct DocumentPlace: Hashable, Sendable, Comparable {
  /// The line, from 1.
  package var line: Int
  /// The column, from 1.
  package var column: Int

  /// Names a place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character of a file.
  package static let start = DocumentPlace(line: 1, column: 1)

  /// Orders places as they are read.
  package static func < (a: DocumentPlace, b: DocumentPlace) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
