// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon
internal import Glibc

/// A plugin's own tables, called without a host between: for bytes that the host would never pass on, and
/// to measure what the host costs.
///
/// The library has been opened and judged by the host before; it is never closed.
final class BarePlugin {
  /// The plugin or an environment of it is not there.
  struct Absent: Error {}

  let table: agon_environment_table_t
  let environment: OpaquePointer
  let facts: UnsafePointer<agon_facts_table_t>?
  let seats: UInt32
  let host: UnsafeMutablePointer<agon_host_t>

  /// Enters a library and makes an environment of it.
  ///
  /// - Parameter parameters: those of the environment; nil for the defaults.
  init(file: String, environment id: String, parameters: JSON? = nil) throws {
    let place = file.contains("/") ? file : "./" + file
    guard let handle = dlopen(place, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE),
      let symbol = dlsym(handle, AGON_ENTRY_SYMBOL),
      let plugin = unsafeBitCast(symbol, to: agon_entry_function_t.self)(
        UInt32(AGON_ABI_MAJOR), UInt32(AGON_ABI_MINOR))
    else { throw Absent() }
    let table = (0..<(plugin.pointee.environment_count?() ?? 0)).lazy
      .compactMap { plugin.pointee.environment_at?($0)?.pointee }
      .first { BarePlugin.isNamed(id, $0) }
    guard let table, let facts = table.descriptor else { throw Absent() }
    let host = BarePlugin.makeHost()
    var made: OpaquePointer?
    let status = BarePlugin.lend(Array((parameters?.description ?? "").utf8)) {
      table.create(host, $0, &made, nil)
    }
    guard status == AGON_OK, let made else { throw Absent() }
    self.host = host
    self.table = table
    environment = made
    seats = facts.pointee.least_seats
    self.facts = table.extension(AGON_EXT_FACTS)?.assumingMemoryBound(to: agon_facts_table_t.self)
  }

  deinit {
    table.destroy(environment)
    // The plugin may keep its host as long as the process lives, so the host's table stays.
  }

  private static func isNamed(_ id: String, _ table: agon_environment_table_t) -> Bool {
    guard let span = table.descriptor?.pointee.id, let data = span.data else { return false }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(span.size))
    return String(decoding: bytes, as: UTF8.self) == id
  }

  private static func makeHost() -> UnsafeMutablePointer<agon_host_t> {
    let host = UnsafeMutablePointer<agon_host_t>.allocate(capacity: 1)
    host.initialize(to: agon_host_t())
    host.pointee.struct_size = UInt32(MemoryLayout<agon_host_t>.size)
    host.pointee.abi_major = UInt32(AGON_ABI_MAJOR)
    host.pointee.abi_minor = UInt32(AGON_ABI_MINOR)
    host.pointee.log = { _, _, _ in }
    host.pointee.cancelled = { _ in 0 }
    host.pointee.extension = { _, _ in nil }
    return host
  }

  /// Begins an episode; nil when the plugin refuses.
  func begin(seed: UInt64) -> OpaquePointer? {
    var episode: OpaquePointer?
    let status = table.begin(
      environment, seats, seed, agon_span_t(data: nil, size: 0), &episode, nil)
    return status == AGON_OK ? episode : nil
  }

  /// Where an episode stands.
  func progress(of episode: OpaquePointer) -> agon_progress_t {
    var progress = agon_progress_t()
    progress.struct_size = UInt32(MemoryLayout<agon_progress_t>.size)
    _ = table.progress(episode, &progress)
    return progress
  }

  /// Lends bytes to a call, in a block of exactly their size.
  static func lend<Result>(_ bytes: [UInt8], _ body: (agon_span_t) -> Result) -> Result {
    let block = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    defer { block.deallocate() }
    block.copyMemory(from: bytes, byteCount: bytes.count)
    return body(
      agon_span_t(data: block.assumingMemoryBound(to: CChar.self), size: UInt64(bytes.count)))
  }

  /// Lends a sink that appends to an array.
  static func collect(
    into bytes: inout [UInt8], _ body: (UnsafePointer<agon_sink_t>) -> agon_status_t
  ) -> agon_status_t {
    withUnsafeMutablePointer(to: &bytes) { target in
      var sink = agon_sink_t(
        context: target,
        write: { context, data, size in
          guard let context, let data, let size = Int(exactly: size) else {
            return size == 0 ? 0 : 1
          }
          context.assumingMemoryBound(to: [UInt8].self).pointee
            .append(contentsOf: UnsafeRawBufferPointer(start: data, count: size))
          return 0
        })
      return withUnsafePointer(to: &sink, body)
    }
  }
}
