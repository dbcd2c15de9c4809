// SPDX-License-Identifier: Apache-2.0

/// Why a folder for a plugin could not be made, or a place for plugin authors not be found.
package struct ScaffoldError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for code that branches on it.
  package enum Code: Hashable, Sendable {
    case invalidName, folderInUse, notWritable, notFound
  }

  /// What went wrong.
  package let code: Code
  /// What was wrong, where, and what to do, as one sentence.
  package let description: String

  /// True when the command was given wrongly, false when something outside of it failed.
  package var isUsage: Bool { code == .invalidName || code == .folderInUse }

  /// Makes an error.
  package init(code: Code, description: String) {
    self.code = code
    self.description = description
  }
}
