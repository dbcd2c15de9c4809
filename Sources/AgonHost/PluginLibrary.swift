// SPDX-License-Identifier: Apache-2.0

public import AgonCore
internal import CAgon
internal import Glibc

/// A plugin that has been opened.
///
/// It is never closed: code of it may be running, and a Swift plugin does not survive it.
public final class PluginLibrary: Sendable {
  /// The file it was opened from.
  public let path: String
  /// SHA-256 of the file.
  public let digest: Digest
  /// What the plugin calls itself.
  public let name: String
  /// The plugin's own version.
  public let version: String
  /// Compiler and revision, as the plugin tells.
  public let build: String
  /// The ABI version that the plugin was compiled against.
  public let abi: (major: Int, minor: Int)
  /// The declared facts of its environments, in the plugin's order.
  public let descriptors: [EnvironmentDescriptor]
  /// Extension ids by environment, in the order of `descriptors`.
  public let extensions: [[String]]
  private let services: HostServices
  /// Static tables of the library, never written.
  nonisolated(unsafe) private let tables: [UnsafePointer<agon_environment_table_t>]

  /// Opens a library, negotiates the version and reads the facts of its environments.
  init(path: String, services: HostServices) throws(PluginError) {
    let file = try SharedLibraryFile(path: path)
    try file.requireWholeLibrary()
    self.path = path
    self.services = services
    digest = file.digest
    let plugin = try PluginLibrary.enter(path).pointee
    name = text(plugin.name)
    version = text(plugin.version)
    build = text(plugin.build)
    abi = (Int(plugin.abi_major), Int(plugin.abi_minor))
    try PluginLibrary.initialise(plugin, path: path, services: services)
    tables = try PluginLibrary.tables(of: plugin, path: path)
    var descriptors: [EnvironmentDescriptor] = []
    for table in tables { descriptors.append(try descriptor(of: table, path: path)) }
    self.descriptors = descriptors
    extensions = tables.map { table in
      PluginLibrary.knownExtensions.filter { table.pointee.extension?($0) != nil }
    }
  }

  /// Makes an environment.
  ///
  /// - Parameter parameters: an object; nil for the defaults.
  public func makeEnvironment(_ id: String, parameters: JSON?) throws(EnvironmentError)
    -> any Environment
  {
    guard let index = descriptors.firstIndex(where: { $0.id == id }) else {
      throw EnvironmentError(
        code: .invalidArgument, place: path, detail: "The plugin offers no environment \(id).")
    }
    let origin = EnvironmentOrigin(
      plugin: name, version: version, build: build, file: fileName, digest: digest,
      extensions: extensions[index])
    return try PluginEnvironment(
      table: tables[index], descriptor: descriptors[index], origin: origin,
      parameters: parameters, services: services)
  }

  private var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

  private static let knownExtensions = [
    AGON_EXT_FACTS, AGON_EXT_ORACLE, AGON_EXT_SYMMETRY, AGON_EXT_METRICS, AGON_EXT_TASKS,
    AGON_EXT_TOOLS, AGON_EXT_EDITS, AGON_EXT_BATCH,
  ]

  private static func enter(_ path: String) throws(PluginError) -> UnsafePointer<agon_plugin_t> {
    let place = path.contains("/") ? path : "./" + path
    guard let handle = dlopen(place, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) else {
      throw PluginError(
        code: .unloadable, path: path,
        detail: "The dynamic loader refuses it: \(loaderError()).")
    }
    guard let symbol = dlsym(handle, AGON_ENTRY_SYMBOL) else {
      throw PluginError(
        code: .missingEntry, path: path,
        detail: "It exports no function \(AGON_ENTRY_SYMBOL), so it is no Agon plugin.")
    }
    let entry = unsafeBitCast(symbol, to: agon_entry_function_t.self)
    guard let plugin = entry(UInt32(AGON_ABI_MAJOR), UInt32(AGON_ABI_MINOR)) else {
      throw PluginError(
        code: .otherMajor, path: path,
        detail: "It cannot serve ABI \(AGON_ABI_MAJOR); build it against this host's header.")
    }
    guard plugin.pointee.abi_major == UInt32(AGON_ABI_MAJOR) else {
      throw PluginError(
        code: .otherMajor, path: path,
        detail: "It speaks ABI \(plugin.pointee.abi_major), this host speaks \(AGON_ABI_MAJOR); "
          + "build it against this host's header.")
    }
    let smallest = MemoryLayout<agon_plugin_t>.size
    guard Int(plugin.pointee.struct_size) >= smallest else {
      throw PluginError(
        code: .missingTable, path: path,
        detail:
          "Its agon_plugin_t has \(plugin.pointee.struct_size) bytes, the ABI needs \(smallest).")
    }
    return plugin
  }

  private static func initialise(
    _ plugin: agon_plugin_t, path: String, services: HostServices
  ) throws(PluginError) {
    guard let initialise = plugin.initialise else {
      throw missing("agon_plugin_t.initialise", path)
    }
    do {
      try check("initialise") { error in
        withSpan(path) { initialise(services.table, $0, error) }
      }
    } catch {
      throw PluginError(
        code: .initialisationFailed, path: path,
        detail: "The plugin could not initialise: \(error.detail)")
    }
  }

  private static func tables(of plugin: agon_plugin_t, path: String) throws(PluginError)
    -> [UnsafePointer<agon_environment_table_t>]
  {
    guard let count = plugin.environment_count else {
      throw missing("agon_plugin_t.environment_count", path)
    }
    guard let environment = plugin.environment_at else {
      throw missing("agon_plugin_t.environment_at", path)
    }
    let number = count()
    guard (1...4096).contains(number) else {
      throw PluginError(
        code: .missingTable, path: path, detail: "It claims to offer \(number) environments.")
    }
    var tables: [UnsafePointer<agon_environment_table_t>] = []
    for index in 0..<number {
      guard let table = environment(index) else {
        throw missing("the table of environment \(index)", path)
      }
      try requireEntries(of: table, number: index, path: path)
      tables.append(table)
    }
    return tables
  }

  private static func requireEntries(
    of table: UnsafePointer<agon_environment_table_t>, number: UInt32, path: String
  ) throws(PluginError) {
    let size = MemoryLayout<agon_environment_table_t>.size
    guard Int(table.pointee.struct_size) >= size else {
      throw PluginError(
        code: .missingTable, path: path,
        detail: "The table of environment \(number) has \(table.pointee.struct_size) bytes, "
          + "the ABI needs \(size).")
    }
    let entries = table.pointee
    let present: [(String, Bool)] = [
      ("descriptor", entries.descriptor != nil), ("create", entries.create != nil),
      ("destroy", entries.destroy != nil), ("begin", entries.begin != nil),
      ("end", entries.end != nil), ("progress", entries.progress != nil),
      ("legal_actions", entries.legal_actions != nil),
      ("action_name", entries.action_name != nil),
      ("parse_action", entries.parse_action != nil), ("apply", entries.apply != nil),
      ("rewards", entries.rewards != nil), ("returns", entries.returns != nil),
      ("observe", entries.observe != nil), ("outcome", entries.outcome != nil),
      ("position_key", entries.position_key != nil), ("extension", entries.extension != nil),
    ]
    for (name, isThere) in present where !isThere {
      throw missing("\(name) in the table of environment \(number)", path)
    }
    for id in knownExtensions {
      guard let extended = table.pointee.extension(id) else { continue }
      let end = Int(extended.load(as: UInt32.self))
      for place in stride(from: firstEntry, to: end, by: MemoryLayout<UInt>.size)
      where extended.load(fromByteOffset: place, as: UInt.self) == 0 {
        throw missing("the entry at byte \(place) of \(id) in environment \(number)", path)
      }
    }
  }

  /// Bytes before the functions of an extension's table: its size and a reserved number.
  private static let firstEntry = 2 * MemoryLayout<UInt32>.size

  private static func missing(_ what: String, _ path: String) -> PluginError {
    PluginError(
      code: .missingTable, path: path, detail: "The plugin lacks \(what); see agon/plugin.h.")
  }

  private static func loaderError() -> String {
    dlerror().map { String(cString: $0) } ?? "no reason given"
  }
}
