// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon
internal import Glibc

/// The host's side of the ABI: what every plugin is handed.
///
/// Made once, and never freed, because a plugin may keep the pointer as long as the process lives.
final class HostServices: Sendable {
  /// A message of a plugin: level 0 debug to 3 error, and the text.
  typealias Log = @Sendable (Int32, String) -> Void

  /// The table that plugins see.
  ///
  /// Never written after `init`.
  nonisolated(unsafe) let table: UnsafePointer<agon_host_t>
  /// Takes the messages of plugins.
  let log: Log
  /// The host's version.
  let version: String

  init(version: String, log: @escaping Log) {
    self.log = log
    self.version = version
    let table = UnsafeMutablePointer<agon_host_t>.allocate(capacity: 1)
    self.table = UnsafePointer(table)
    var host = agon_host_t()
    host.struct_size = UInt32(MemoryLayout<agon_host_t>.size)
    host.abi_major = UInt32(AGON_ABI_MAJOR)
    host.abi_minor = UInt32(AGON_ABI_MINOR)
    host.name = HostServices.permanentSpan("agon")
    host.version = HostServices.permanentSpan(version)
    host.log = { context, level, message in
      guard let context else { return }
      let services = Unmanaged<HostServices>.fromOpaque(context).takeUnretainedValue()
      services.log(level, text(message))
    }
    host.cancelled = { _ in 0 }
    host.extension = { _, _ in nil }
    table.initialize(to: host)
    table.pointee.context = Unmanaged.passRetained(self).toOpaque()
  }

  /// Hands the messages at the end of a worker's reply to the log.
  ///
  /// - Parameter left: bytes that the worker may still have told; what is beyond is dropped.
  func tellMessages(_ reader: inout WireReader, of file: String, left: inout Int) {
    for _ in 0..<reader.count(ofSize: 8) {
      let level = reader.i32()
      let message = reader.span()
      guard left > 0 else { continue }
      log(max(0, min(level, 3)), String(decoding: message, as: UTF8.self))
      left -= message.count + 1
      if left <= 0 { log(2, "\(file): It has logged too much; what follows is dropped.") }
    }
    let dropped = reader.u32()
    guard left > 0 else { return }
    if dropped > 0 { log(2, "\(file): \(dropped) messages more came at once and were dropped.") }
  }

  /// A span over a copy of a text that is never freed.
  private static func permanentSpan(_ text: String) -> agon_span_t {
    agon_span_t(data: strdup(text), size: UInt64(text.utf8.count))
  }
}
