// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The plugins that a search found, opened; and the files that look like plugins but are none.
public final class PluginCatalogue: Sendable {
  /// The opened plugins, in the order of the search.
  ///
  /// Copies of one file count once.
  public let libraries: [PluginLibrary]
  /// Files that look like plugins and could not be opened, with the reason.
  public let faults: [PluginError]
  private let search: PluginSearch
  private let services: HostServices

  /// Opens every plugin that a search finds.
  ///
  /// - Parameter version: version of the host, which plugins can read.
  /// - Parameter log: takes the messages of plugins: level 0 debug to 3 error, and the text.
  public init(
    search: PluginSearch, version: String, log: @escaping @Sendable (Int32, String) -> Void
  ) {
    self.search = search
    services = HostServices(version: version, log: log)
    var libraries: [PluginLibrary] = []
    var faults: [PluginError] = []
    for path in search.libraries() {
      do throws(PluginError) {
        guard try SharedLibraryFile(path: path).mentionsEntry else { continue }
        let library = try PluginLibrary(path: path, services: services)
        if !libraries.contains(where: { $0.digest == library.digest }) {
          libraries.append(library)
        }
      } catch {
        faults.append(error)
      }
    }
    self.libraries = libraries
    self.faults = faults
  }

  /// Opens one plugin by its path.
  public func open(_ path: String) throws(PluginError) -> PluginLibrary {
    try PluginLibrary(path: path, services: services)
  }

  /// The plugin that offers an environment.
  ///
  /// - Throws: `duplicateEnvironment` when two plugins offer it, `unknownEnvironment` when none does.
  public func library(offering id: String) throws(PluginError) -> PluginLibrary {
    let offering = libraries.filter { $0.descriptors.contains { $0.id == id } }
    if offering.count > 1 {
      let others = offering.dropFirst().map(\.path).joined(separator: ", ")
      throw PluginError(
        code: .duplicateEnvironment, path: offering[0].path,
        detail: "It offers the environment \(id), and so does \(others); "
          + "remove one, or name the file to use.")
    }
    guard let library = offering.first else {
      let known = libraries.flatMap { $0.descriptors.map(\.id) }.sorted().joined(separator: ", ")
      throw PluginError(
        code: .unknownEnvironment, path: search.folders.joined(separator: ":"),
        detail: "No plugin offers the environment \(id); "
          + (known.isEmpty ? "no plugin was found" : "there are: \(known)")
          + ". Name its folder with --plugin-dir.")
    }
    return library
  }
}
