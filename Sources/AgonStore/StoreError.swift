// SPDX-License-Identifier: Apache-2.0

/// A run's file that cannot be opened, read or written.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure.
  package enum Code: String, Hashable, Sendable {
    /// There is no such file or folder.
    case notFound
    /// The file is no SQLite file, or one of another program.
    case notARun
    /// A newer version of Agon wrote the file.
    case newerVersion
    /// An older version of Agon wrote the file, and it is open for reading only.
    case olderVersion
    /// The file belongs to another arena, or to other agents or environments.
    case anotherArena
    /// The file holds no run, or more than one.
    case noSingleRun
    /// Another process writes the file.
    case locked
    /// Another connection kept the file busy for too long.
    case busy
    /// The file or its folder may not be written.
    case notWritable
    /// The disk, or the space that the process may use, is full.
    case full
    /// The content contradicts itself.
    case damaged
    /// The episode is already in the file.
    case alreadyRecorded
    /// A value cannot be kept, such as a return that is no number.
    case unusable
    /// The store was closed.
    case closed
    /// SQLite reports another failure.
    case failed
  }

  /// The kind, for code that branches on it.
  package let code: Code
  /// The file.
  package let path: String
  /// What happened and what to do, as one sentence or two.
  package let detail: String

  /// Makes an error.
  package init(code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// The file and the sentence.
  package var description: String { "\(path): \(detail)" }
}
