// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// What the system says of a running process.
struct WorkerVitals {
  /// Number of its threads.
  let threads: Int
  /// Memory that it holds, in bytes.
  let resident: Int

  /// Looks at a process; nil when it is gone.
  init?(of pid: Int32) {
    let file = open("/proc/\(pid)/stat", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(file, &bytes, bytes.count)
    // The name in parentheses may hold anything; the numbers follow it.
    guard count > 0, let name = bytes[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = bytes[(name + 1)..<count].split(separator: UInt8(ascii: " ")).map {
      Int(String(decoding: $0, as: UTF8.self))
    }
    // Fields are counted from 1 in proc(5), where the name is the second.
    guard fields.count > 21, let threads = fields[17], let pages = fields[21] else { return nil }
    self.threads = threads
    resident = pages.multipliedReportingOverflow(by: Int(getpagesize())).partialValue
  }
}
