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
  private let room: PluginRoom

  /// Opens every plugin that a search finds: those that ship with Agon here, all others in workers.
  ///
  /// - Parameter version: version of the host, which plugins can read.
  /// - Parameter worker: the path of agon-worker; nil to look beside the running program and in
  ///   `../libexec/agon`.
  /// - Parameter limits: what a plugin may use up in a worker.
  /// - Parameter log: takes the messages of plugins and the lines that they write in workers: level 0 debug
  ///   to 3 error, and the text; from any thread.
  public init(
    search: PluginSearch, version: String, worker: String? = nil,
    limits: WorkerLimits = WorkerLimits(), log: @escaping @Sendable (Int32, String) -> Void
  ) {
    self.search = search
    room = PluginRoom(
      services: HostServices(version: version, log: log),
      worker: worker ?? PluginRoom.findWorker(), limits: limits)
    var libraries: [PluginLibrary] = []
    var faults: [PluginError] = []
    for path in search.libraries() {
      do throws(PluginError) {
        guard try SharedLibraryFile(path: path).mentionsEntry else { continue }
        let library = try PluginLibrary(path: path, room: room)
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
    try PluginLibrary(path: path, room: room)
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
