// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Both ends of a pipe that are closed in a child unless it is given them.
struct ClosedOnExecPipe {
  let reading: Int32
  let writing: Int32

  /// Makes a pipe whose descriptors are above those of the standard streams; nil when the system
  /// has no more descriptors.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    let raised = ends.map(Self.raised)
    guard raised.allSatisfy({ $0 >= 0 }) else {
      for end in raised where end >= 0 { close(end) }
      return nil
    }
    (reading, writing) = (raised[0], raised[1])
  }

  private static func raised(_ descriptor: Int32) -> Int32 {
    defer { close(descriptor) }
    return fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
  }

  /// Closes both ends.
  func closeBoth() {
    close(reading)
    close(writing)
  }
}
