// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Synchronization

/// The newest bytes that a child wrote to one pipe, and its first line.
///
/// A thread of its own empties the pipe, so that the child never blocks on it. The memory is bounded
/// however much the child writes.
final class CapturedOutput: Sendable {
  private struct State {
    var newest: [UInt8] = []
    var firstLine: [UInt8]? = []
    var isOpen = true
  }

  private let descriptor: Int32
  private let capacity: Int
  private let state = Mutex(State())

  /// The first line without its end; nil when the pipe ended before one was complete, or when the
  /// line is longer than the capacity.
  let firstLine = OneShot<String?>()

  /// Takes over the reading end of a pipe, which it closes at the end, and starts to empty it.
  init(descriptor: Int32, capacity: Int) {
    self.descriptor = descriptor
    self.capacity = capacity
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    let thread = Thread { self.readToEnd() }
    thread.stackSize = 256 * 1024
    thread.start()
  }

  /// The newest bytes as text; bytes that are no UTF-8 are replaced.
  var text: String { String(decoding: state.withLock { $0.newest }, as: UTF8.self) }

  private func readToEnd() {
    repeat {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&request, 1, -1)
    } while takeWhatIsThere()
  }

  /// Takes all bytes that are in the pipe now; returns false once the pipe has ended.
  @discardableResult
  func takeWhatIsThere() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    return state.withLock { state in
      while state.isOpen {
        let count = read(descriptor, &buffer, buffer.count)
        if count > 0 {
          append(buffer[..<count], to: &state)
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
          close(descriptor)
          state.isOpen = false
          firstLine.fulfil(nil)
        } else if errno == EAGAIN {
          break
        }
      }
      return state.isOpen
    }
  }

  private func append(_ bytes: ArraySlice<UInt8>, to state: inout State) {
    if let begun = state.firstLine {
      let line = begun + bytes.prefix { $0 != UInt8(ascii: "\n") }
      let isComplete = line.count < begun.count + bytes.count
      state.firstLine = isComplete || line.count > capacity ? nil : line
      if isComplete {
        firstLine.fulfil(String(decoding: line, as: UTF8.self))
      } else if line.count > capacity {
        firstLine.fulfil(nil)
      }
    }
    state.newest += bytes
    let excess = state.newest.count - capacity
    if excess > 0 { state.newest.removeFirst(excess) }
  }
}
