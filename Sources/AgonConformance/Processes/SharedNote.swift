// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc

/// A short text in a file that two processes map: what one wrote last, the other reads when it finds the
/// first one dead.
package final class SharedNote {
  /// Bytes that fit.
  private static let capacity = 16 * 1024

  private let memory: UnsafeMutableRawPointer

  /// Maps a file, which is made; nil when the system refuses.
  package init?(path: String) {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard ftruncate(file, off_t(SharedNote.capacity)) == 0,
      let memory = mmap(
        nil, SharedNote.capacity, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
      memory != MAP_FAILED
    else { return nil }
    self.memory = memory
  }

  deinit { munmap(memory, SharedNote.capacity) }

  /// Replaces the text; what does not fit is cut.
  package func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      let count = min(bytes.count, SharedNote.capacity - 8)
      if let start = bytes.baseAddress { (memory + 8).copyMemory(from: start, byteCount: count) }
      memory.storeBytes(of: UInt64(count), as: UInt64.self)
    }
  }

  /// What was written last to a file; empty when nothing was.
  package static func text(at path: String) -> String {
    guard let data = FileManager.default.contents(atPath: path), data.count > 8 else { return "" }
    let bytes = [UInt8](data)
    let count = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    return String(decoding: bytes.dropFirst(8).prefix(max(0, count)), as: UTF8.self)
  }
}
