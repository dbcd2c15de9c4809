// SPDX-License-Identifier: Apache-2.0

/// One thing that is wrong in an arena file.
package struct ArenaMistake: Hashable, Sendable, CustomStringConvertible {
  /// The file, as the reader was told its name.
  package let file: String
  /// Where the mistake stands.
  package let place: DocumentPlace
  /// What is wrong, and the nearest valid word where there is one.
  package let detail: String

  /// Makes a mistake.
  package init(file: String, place: DocumentPlace, detail: String) {
    self.file = file
    self.place = place
    self.detail = detail
  }

  /// `file:line:column: detail`, the form that editors jump to.
  package var description: String { "\(file):\(place.line):\(place.column): \(detail)" }
}
