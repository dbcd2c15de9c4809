// SPDX-License-Identifier: Apache-2.0

/// A child process that could not be started or did not do what it was started for.
package struct ProcessError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure.
  package enum Code: Hashable, Sendable {
    /// The executable is missing, or the system refused.
    case notStarted
    /// It did not say in time that it is ready.
    case timeout
    /// It ended although it was needed.
    case ended
  }

  package let code: Code
  /// The executable, as it was given.
  package let executable: String
  /// What happened and what to do, as one sentence.
  package let detail: String

  /// Makes an error.
  package init(code: Code, executable: String, detail: String) {
    self.code = code
    self.executable = executable
    self.detail = detail
  }

  /// The executable and the sentence.
  package var description: String { "\(executable): \(detail)" }
}
