// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import Synchronization

/// Reads lines from a descriptor, such as a terminal's; a cancellation ends the wait for one.
///
/// One question at a time.
final class LineReader: Sendable {
  private let descriptor: Int32
  /// What was read and belongs to no line that was given out.
  private let rest = Mutex<[UInt8]>([])

  /// Reads from a descriptor, which stays the caller's.
  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its line break; nil at the end of the input.
  ///
  /// The wait takes a thread of its own, none of the caller's.
  ///
  /// - Throws: `CancellationError`; `POSIXError` when the system has no more descriptors.
  func nextLine() async throws -> String? {
    let alarm = try Alarm()
    let line = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: self.line(unless: alarm)) }
      }
    } onCancel: {
      alarm.ring()
    }
    try Task.checkCancellation()
    return line
  }

  /// Blocks until there is a line, the input ends or the alarm rings.
  private func line(unless alarm: Alarm) -> String? {
    while true {
      if let line = takeLine() { return line }
      var waiting = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: alarm.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waiting, 2, -1) > 0 else {
        if errno == EINTR || errno == EAGAIN { continue }
        return takeRest()
      }
      if waiting[1].revents != 0 { return nil }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return takeRest() }
      rest.withLock { $0 += chunk[..<count] }
    }
  }

  /// A whole line of what was read; nil when there is none yet.
  private func takeLine() -> String? {
    rest.withLock { rest in
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      let line = String(decoding: rest[..<end], as: UTF8.self)
      rest.removeSubrange(...end)
      return line.hasSuffix("\r") ? String(line.dropLast()) : line
    }
  }

  /// The last line, which the end of the input ended; nil when nothing stands there.
  private func takeRest() -> String? {
    rest.withLock { rest in
      defer { rest = [] }
      return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
    }
  }

  /// A pipe whose end can be waited for and becomes readable when somebody rings.
  private final class Alarm: Sendable {
    let descriptor: Int32
    private let bell: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (descriptor, bell) = (ends[0], ends[1])
    }

    deinit {
      close(descriptor)
      close(bell)
    }

    func ring() { _ = write(bell, "!", 1) }
  }
}
