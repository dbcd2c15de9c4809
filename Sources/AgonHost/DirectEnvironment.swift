// SPDX-License-Identifier: Apache-2.0

public import AgonCore
public import CAgon

/// An environment of a plugin in this process, for `DirectEpisode`.
public struct DirectEnvironment: Sendable {
  /// A static table of the library, never written.
  @usableFromInline nonisolated(unsafe) let table: UnsafePointer<agon_environment_table_t>
  /// The plugin's handle, callable from any thread; lives as long as `owner`.
  @usableFromInline nonisolated(unsafe) let handle: OpaquePointer
  private let owner: any Environment

  /// Reaches through to the plugin; nil for an environment that runs elsewhere.
  public init?(_ environment: any Environment) {
    guard let plugin = environment as? PluginEnvironment else { return nil }
    table = plugin.table
    handle = plugin.handle
    owner = environment
  }

  /// Begins an episode at the usual start.
  @inlinable
  public func begin(seats: Int, seed: Seed) throws(EnvironmentError) -> DirectEpisode {
    var episode: OpaquePointer?
    let status = table.pointee.begin(
      handle, UInt32(truncatingIfNeeded: seats), seed.value, agon_span_t(data: nil, size: 0),
      &episode, nil)
    guard status >= AGON_OK, let episode else { throw DirectEpisode.refusal(status, "begin") }
    return DirectEpisode(table: table, handle: episode)
  }
}
