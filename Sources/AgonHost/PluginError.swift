// SPDX-License-Identifier: Apache-2.0

/// A fault in a plugin, or in the way it was found and loaded.
public struct PluginError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for code that branches on it.
  public enum Code: Hashable, Sendable {
    case noSuchFile, unreadable, notALibrary, truncated, unloadable, missingEntry
    case otherMajor, missingTable, brokenDescriptor, initialisationFailed
    case duplicateEnvironment, unknownEnvironment
    /// It broke while it was opened: it crashed, hung or answered nonsense.
    case faulty
    /// The file is another one than before.
    case changed
    /// There is no agon-worker, or it cannot be started.
    case noWorker
  }

  /// What went wrong, for code that branches on it.
  public let code: Code
  /// The file that was being loaded, or the place that was searched.
  public let path: String
  /// What the host saw and what to do, as one sentence.
  public let detail: String

  /// Makes an error.
  public init(code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// The path and the sentence.
  public var description: String { "\(path): \(detail)" }
}
