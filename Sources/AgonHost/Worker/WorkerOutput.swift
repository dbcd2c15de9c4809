// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// What a worker writes to one of its standard streams: told line by line, up to a bound.
///
/// Belongs to the warden's thread.
final class WorkerOutput: @unchecked Sendable {
  private let name: String
  private let log: HostServices.Log
  private var left: Int
  private var line: [UInt8] = []
  private var dropped = 0
  private var buffer = [UInt8](repeating: 0, count: 16 * 1024)

  /// - Parameter name: whose stream it is and which, such as `hex.so, standard output`.
  /// - Parameter bound: bytes that are told, of which each line takes some more; the rest is counted.
  init(name: String, bound: Int, log: @escaping HostServices.Log) {
    self.name = name
    self.log = log
    left = bound
  }

  /// Reads what there is, but no more than a megabyte at once; false at the stream's end.
  func drain(_ descriptor: Int32) -> Bool {
    for _ in 0..<64 {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        take(buffer[..<count])
      } else if count < 0 && errno == EINTR {
        continue
      } else {
        return count < 0 && errno == EAGAIN
      }
    }
    return true
  }

  /// What a line takes of the bound beside its bytes, so that a flood of empty lines is bounded too.
  private static let lineCost = 64

  private func take(_ bytes: ArraySlice<UInt8>) {
    for (place, byte) in bytes.enumerated() {
      guard left > 0 else {
        dropped += bytes.count - place
        return
      }
      left -= 1
      guard byte == UInt8(ascii: "\n") else {
        line.append(byte)
        continue
      }
      left -= WorkerOutput.lineCost
      tell()
    }
  }

  private func tell() {
    log(2, "\(name): \(String(decoding: line, as: UTF8.self))")
    line.removeAll(keepingCapacity: true)
  }

  /// Tells the last line, and how much was not told.
  func finish() {
    if !line.isEmpty { tell() }
    if dropped > 0 { log(2, "\(name): and \(dropped) bytes more, which were dropped.") }
  }
}
