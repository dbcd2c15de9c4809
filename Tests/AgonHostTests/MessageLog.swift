// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// The messages that plugins sent, in order.
final class MessageLog: Sendable {
  private let kept = Mutex<[String]>([])

  var messages: [String] { kept.withLock { $0 } }

  func append(_ message: String) { kept.withLock { $0.append(message) } }
}
