// SPDX-License-Identifier: Apache-2.0

public import CAgon
internal import Synchronization

/// A plugin of environments that are written as `Rules`.
///
/// Make one, in a global constant, and let the exported function answer with it:
/// ```swift
/// private let plugin = Plugin(name: "my-games", version: "1.0.0", [Nim.self])
///
/// @c @implementation
/// public func agon_entry(_ major: UInt32, _ minor: UInt32) -> UnsafePointer<agon_plugin_t>? {
///   plugin.entry(major)
/// }
/// ```
/// A library holds one plugin: the C functions that a host calls find their environments in the plugin
/// that was made last.
public struct Plugin: @unchecked Sendable {
  // Unchecked because of the pointer: what it points at is never written after `init`, never freed.
  private let table: UnsafePointer<agon_plugin_t>

  /// Makes a plugin.
  ///
  /// - Parameter name: what the plugin calls itself.
  /// - Parameter environments: at most eight; a plugin of more fails to initialise, with a sentence.
  public init(name: String, version: String, _ environments: [any Rules.Type]) {
    let plugin = UnsafeMutablePointer<agon_plugin_t>.allocate(capacity: 1)
    plugin.initialize(
      to: agon_plugin_t(
        struct_size: UInt32(MemoryLayout<agon_plugin_t>.size), abi_major: UInt32(AGON_ABI_MAJOR),
        abi_minor: UInt32(AGON_ABI_MINOR), reserved: 0, name: permanentSpan(name),
        version: permanentSpan(version), build: permanentSpan("AgonPlugin, Swift"),
        initialise: { _, _, error in
          answer(to: error) { () throws(Fault) in
            let count = Offer.all.withLock { $0.count }
            guard count > Offer.most else { return }
            throw Fault(
              AGON_INTERNAL,
              "A Swift plugin holds at most \(Offer.most) environments, not \(count).")
          }
        },
        environment_count: { Offer.all.withLock { UInt32($0.count) } },
        environment_at: { index in
          Offer.all.withLock { $0.indices.contains(Int(index)) ? $0[Int(index)].table : nil }
        }))
    table = UnsafePointer(plugin)
    let offers = environments.enumerated().map { index, type in Offer(type, at: index) }
    Offer.all.withLock { $0 = offers }
  }

  /// What the exported function answers to a host of a major version of the ABI.
  public func entry(_ hostMajor: UInt32) -> UnsafePointer<agon_plugin_t>? {
    hostMajor == UInt32(AGON_ABI_MAJOR) ? table : nil
  }
}
