// SPDX-License-Identifier: Apache-2.0

/// Takes the body of a response piece by piece, in the client's thread, and must be quick.
protocol HTTPReader: AnyObject, Sendable {
  /// Whether it takes the body of this response; otherwise the body is kept whole.
  func accepts(_ head: HTTPHead) -> Bool

  /// Takes a piece of the body; false when no more is wanted.
  ///
  /// - Parameter time: since the exchange was started.
  func take(_ bytes: UnsafeRawBufferPointer, at time: Duration) -> Bool
}
