// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon
internal import CAgonHost
internal import Glibc

/// A plugin that has been opened in this process.
///
/// It is never closed: code of it may be running, and a Swift plugin does not survive it.
struct InProcessLibrary: Sendable {
  /// What the plugin tells of itself.
  let facts: LibraryFacts
  /// Static tables of the library, never written.
  nonisolated(unsafe) private let tables: [UnsafePointer<agon_environment_table_t>]
  private let services: HostServices

  /// Opens a library, negotiates the version and reads the facts of its environments.
  init(path: String, services: HostServices) throws(PluginError) {
    var library = agon_library_t()
    let place = path.contains("/") ? path : "./" + path
    var refusal = agon_library_open(place, services.table, &library)
    let words = withUnsafeBytes(of: &refusal.text) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    if let error = PluginError(
      refusal: refusal.kind, refusal.first, refusal.second, words, path: path)
    {
      throw error
    }
    defer { free(library.tables) }
    facts = try LibraryFacts(library, path: path)
    tables = (0..<Int(library.count)).compactMap { library.tables[$0] }
    self.services = services
  }

  /// Makes an environment.
  func makeEnvironment(_ index: Int, origin: EnvironmentOrigin, parameters: JSON?)
    throws(EnvironmentError) -> any Environment
  {
    try PluginEnvironment(
      table: tables[index], descriptor: facts.descriptors[index], origin: origin,
      parameters: parameters, services: services)
  }
}
