// SPDX-License-Identifier: Apache-2.0

/// A text that must not be shown: printing, dumping and reflecting it give a placeholder.
struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The text itself.
  let value: String

  init(_ value: String) { self.value = value }

  var description: String { "<secret>" }
  var debugDescription: String { "<secret>" }
  var customMirror: Mirror { Mirror(self, children: []) }

  /// A text with every occurrence of the secret replaced.
  func removed(from text: String) -> String {
    text.split(separator: value, omittingEmptySubsequences: false).joined(separator: description)
  }
}
