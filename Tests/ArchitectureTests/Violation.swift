// SPDX-License-Identifier: Apache-2.0

/// A place that breaks a rule of the house.
struct Violation: Hashable, CustomStringConvertible {
  let file: String
  let line: Int
  let detail: String

  /// The place as an editor opens it, and what is wrong there.
  var description: String { "\(file):\(line): \(detail)" }
}

extension [Violation] {
  /// One violation a line.
  var listing: String { map(\.description).joined(separator: "\n") }
}
