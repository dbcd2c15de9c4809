// SPDX-License-Identifier: Apache-2.0

/// Environment variables that are not shown, for keys are among them: printing, dumping and reflecting them
/// gives their number.
struct HiddenVariables: Sendable, CustomStringConvertible, CustomReflectable {
  /// The values by name.
  let values: [String: String]

  var description: String { "<\(values.count) variables>" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
