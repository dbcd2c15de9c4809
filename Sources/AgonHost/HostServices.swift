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
  private let log: Log

  init(version: String, log: @escaping Log) {
    self.log = log
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

  /// A span over a copy of a text that is never freed.
  private static func permanentSpan(_ text: String) -> agon_span_t {
    agon_span_t(data: strdup(text), size: UInt64(text.utf8.count))
  }
}
