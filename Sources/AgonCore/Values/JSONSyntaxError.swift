// SPDX-License-Identifier: Apache-2.0

/// A text that is not JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where reading stopped, in UTF-8 bytes from the start.
  public let offset: Int
  /// What was wrong there, as one sentence.
  public let detail: String

  /// The place and the fault as one sentence.
  public var description: String { "JSON, byte \(offset): \(detail)" }
}
