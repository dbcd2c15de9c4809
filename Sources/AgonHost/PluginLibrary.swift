// SPDX-License-Identifier: Apache-2.0

public import AgonCore
internal import Synchronization

/// A plugin that has been opened.
public final class PluginLibrary: Sendable {
  /// Where the code of a plugin runs.
  public enum Isolation: String, Hashable, Sendable, CaseIterable {
    /// In the process of the host: fast, and a crash of the plugin is a crash of the host.
    case inProcess = "in-process"
    /// In processes of its own, behind walls.
    case worker
  }

  /// The file it was opened from.
  public let path: String
  /// SHA-256 of the file.
  public let digest: Digest
  /// Where its code runs unless something else is asked for: in a worker, but for the plugins that ship with
  /// Agon.
  public let isolation: Isolation
  /// The walls around it in a worker; nil when it was looked at in this process.
  public let walls: WorkerWalls?
  private let facts: LibraryFacts
  private let seats: PluginSeats

  /// Opens a library where its code is to run, and reads the facts of its environments.
  init(path: String, room: PluginRoom) throws(PluginError) {
    let file = try SharedLibraryFile(path: path)
    try file.requireWholeLibrary()
    self.path = path
    digest = file.digest
    isolation = room.ships(path) ? .inProcess : .worker
    seats = PluginSeats(path: path, room: room)
    switch isolation {
    case .inProcess:
      facts = try seats.inProcess().facts
      walls = nil
    case .worker:
      let library = try seats.worker()
      facts = library.facts
      walls = library.walls
    }
    let ids = facts.descriptors.map(\.id)
    if let double = ids.first(where: { id in ids.count { $0 == id } > 1 }) {
      throw brokenDescriptor("two environments have the id \(double)", path)
    }
  }

  /// What the plugin calls itself.
  public var name: String { facts.name }
  /// The plugin's own version.
  public var version: String { facts.version }
  /// Compiler and revision, as the plugin tells.
  public var build: String { facts.build }
  /// The ABI version that the plugin was compiled against.
  public var abi: (major: Int, minor: Int) { facts.abi }
  /// The declared facts of its environments, in the plugin's order.
  public var descriptors: [EnvironmentDescriptor] { facts.descriptors }
  /// Extension ids by environment, in the order of `descriptors`.
  public var extensions: [[String]] { facts.extensions }

  /// Makes an environment.
  ///
  /// - Parameter parameters: an object; nil for the defaults.
  /// - Parameter isolation: where it runs; nil for the library's own `isolation`.
  public func makeEnvironment(_ id: String, parameters: JSON?, isolation: Isolation? = nil)
    throws(EnvironmentError) -> any Environment
  {
    guard let index = descriptors.firstIndex(where: { $0.id == id }) else {
      throw EnvironmentError(
        code: .invalidArgument, place: path, detail: "The plugin offers no environment \(id).")
    }
    let origin = EnvironmentOrigin(
      plugin: name, version: version, build: build, file: fileName, digest: digest,
      extensions: extensions[index])
    let inProcess: InProcessLibrary?
    let worker: WorkerLibrary?
    do throws(PluginError) {
      switch isolation ?? self.isolation {
      case .inProcess: (inProcess, worker) = (try seats.inProcess(), nil)
      case .worker: (inProcess, worker) = (nil, try seats.worker())
      }
    } catch {
      throw EnvironmentError(code: .io, place: "\(id).create", detail: "\(error)")
    }
    if let inProcess, inProcess.facts.descriptors.indices.contains(index) {
      return try inProcess.makeEnvironment(index, origin: origin, parameters: parameters)
    }
    if let worker, worker.facts.descriptors.indices.contains(index) {
      return try worker.makeEnvironment(index, origin: origin, parameters: parameters)
    }
    throw brokenAnswer("\(id).create", "The plugin offers other environments than before.")
  }

  private var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
}
