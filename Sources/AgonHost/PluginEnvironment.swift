// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// An environment of a plugin in this process.
final class PluginEnvironment: Environment {
  let descriptor: EnvironmentDescriptor
  let parameters: JSON
  let origin: EnvironmentOrigin
  let predicates: [PredicateSignature]
  let symmetryCount: Int
  /// A static table of the library, never written.
  nonisolated(unsafe) let table: UnsafePointer<agon_environment_table_t>
  /// The plugin's handle; constant once made, callable from any thread.
  nonisolated(unsafe) let handle: OpaquePointer
  /// Static extension tables, never written.
  nonisolated(unsafe) let extensions: ExtensionTables

  init(
    table: UnsafePointer<agon_environment_table_t>, descriptor: EnvironmentDescriptor,
    origin: EnvironmentOrigin, parameters: JSON?, services: HostServices
  ) throws(EnvironmentError) {
    var handle: OpaquePointer?
    try check("\(descriptor.id).create") { error in
      withSpan(parameters) { table.pointee.create(services.table, $0, &handle, error) }
    }
    guard let handle else {
      throw brokenAnswer("\(descriptor.id).create", "It made no environment.")
    }
    self.table = table
    self.handle = handle
    self.descriptor = descriptor
    self.parameters = parameters ?? .object([:])
    self.origin = origin
    extensions = ExtensionTables(of: table)
    do throws(EnvironmentError) {
      predicates = try extensions.predicates(of: handle, id: descriptor.id)
    } catch {
      table.pointee.destroy(handle)
      throw error
    }
    symmetryCount = extensions.symmetry.map { Int($0.pointee.count(handle)) } ?? 1
  }

  deinit { table.pointee.destroy(handle) }

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    var episode: OpaquePointer?
    try check("\(descriptor.id).begin") { error in
      withSpan(opening) { span in
        table.pointee.begin(handle, UInt32(clamping: seats), seed.value, span, &episode, error)
      }
    }
    let begun = try PluginEpisode(of: self, made: episode, by: "begin")
    guard begun.seatCount == seats else {
      throw brokenAnswer(
        "\(descriptor.id).begin",
        "It began an episode of \(begun.seatCount) seats when asked for \(seats).")
    }
    return begun
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    guard let restore = table.pointee.restore else {
      throw environmentError(AGON_UNSUPPORTED, "\(descriptor.id).restore")
    }
    var episode: OpaquePointer?
    try check("\(descriptor.id).restore") { error in
      withSpan(bytes) { restore(handle, $0, &episode, error) }
    }
    return try PluginEpisode(of: self, made: episode, by: "restore")
  }
}
