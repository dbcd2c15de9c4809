// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc

/// Memory that this process uses, in bytes.
struct HeapUse {
  /// Bytes that the C library has given out and not got back.
  let allocated: Int
  /// Bytes of the process that are in memory.
  let resident: Int

  /// Measures now; nil where the C library or the kernel does not tell.
  init?() {
    guard let report = HeapUse.report(), let statm = HeapUse.resident() else { return nil }
    // malloc_info, version 1: the totals of all arenas stand at the end.
    guard let total = report.range(of: "</heap>", options: .backwards) else { return nil }
    let totals = String(report[total.upperBound...])
    func bytes(_ kind: String) -> Int? {
      guard let entry = totals.range(of: "type=\"\(kind)\"") else { return nil }
      let rest = totals[entry.upperBound...]
      guard let size = rest.range(of: "size=\"") else { return nil }
      return Int(rest[size.upperBound...].prefix { $0.isNumber })
    }
    guard let system = bytes("current"), let fast = bytes("fast"), let rest = bytes("rest") else {
      return nil
    }
    allocated = system - fast - rest + (bytes("mmap") ?? 0)
    resident = statm
  }

  private typealias Stream = UnsafeMutableRawPointer
  private typealias Report = @convention(c) (Int32, Stream) -> Int32

  /// What `malloc_info` writes, which the module of the C library does not offer.
  private static func report() -> String? {
    guard let symbol = dlsym(nil, "malloc_info") else { return nil }
    let write = unsafeBitCast(symbol, to: Report.self)
    var buffer: UnsafeMutablePointer<CChar>?
    var size = 0
    guard let stream = open_memstream(&buffer, &size) else { return nil }
    let status = write(0, Stream(stream))
    fclose(stream)
    defer { free(buffer) }
    guard status == 0, let buffer else { return nil }
    return String(cString: buffer)
  }

  private static func resident() -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return nil
    }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return pages.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
  }
}
