// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// What the thread that starts a process tells the one that asked for it.
///
/// `@unchecked Sendable`: the lock of the condition guards the result.
final class StartReport: @unchecked Sendable {
  private let condition = NSCondition()
  private var result: Result<Int32, ProcessError>?

  /// Tells the process id, or why there is none.
  func tell(_ result: Result<Int32, ProcessError>) {
    condition.lock()
    self.result = result
    condition.signal()
    condition.unlock()
  }

  /// Waits until it is told.
  func wait() -> Result<Int32, ProcessError> {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result { return result }
      condition.wait()
    }
  }
}
