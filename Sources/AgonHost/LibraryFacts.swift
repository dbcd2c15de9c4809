// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon
internal import CAgonHost

/// What an opened plugin tells of itself, from this process or from a worker.
struct LibraryFacts {
  /// What the plugin calls itself.
  let name: String
  /// The plugin's own version.
  let version: String
  /// Compiler and revision, as the plugin tells.
  let build: String
  /// The ABI version that the plugin was compiled against.
  let abi: (major: Int, minor: Int)
  /// The declared facts of its environments, in the plugin's order.
  let descriptors: [EnvironmentDescriptor]
  /// Extension ids by environment.
  let extensions: [[String]]

  /// Reads the tables of a plugin in this process.
  init(_ library: agon_library_t, path: String) throws(PluginError) {
    let plugin = library.plugin.pointee
    name = text(plugin.name)
    version = text(plugin.version)
    build = text(plugin.build)
    abi = (Int(plugin.abi_major), Int(plugin.abi_minor))
    var descriptors: [EnvironmentDescriptor] = []
    var extensions: [[String]] = []
    for index in 0..<Int(library.count) {
      guard let table = library.tables[index] else { continue }
      let isThere = agon_has_descriptor(table) != 0
      let facts = isThere ? table.pointee.descriptor?.pointee : nil
      descriptors.append(try AgonHost.descriptor(facts, path: path))
      extensions.append(
        LibraryFacts.knownExtensions.filter { table.pointee.extension($0) != nil })
    }
    self.descriptors = descriptors
    self.extensions = extensions
  }

  /// Reads what a worker tells after the refusal: the reader must not outlive its bytes.
  init(_ reader: inout WireReader, path: String) throws(PluginError) {
    name = reader.text()
    version = reader.text()
    build = reader.text()
    abi = (Int(reader.u32()), Int(reader.u32()))
    var descriptors: [EnvironmentDescriptor] = []
    var extensions: [[String]] = []
    for _ in 0..<reader.count(ofSize: 4) {
      let isThere = reader.u32() != 0
      let facts = isThere ? LibraryFacts.descriptor(&reader) : nil
      let bits = reader.u32()
      descriptors.append(try AgonHost.descriptor(facts, path: path))
      extensions.append(
        LibraryFacts.knownExtensions.enumerated().filter { bits >> UInt32($0.offset) & 1 == 1 }
          .map(\.element))
    }
    self.descriptors = descriptors
    self.extensions = extensions
  }

  /// Goes behind what a worker tells of its library, which is known already.
  static func skip(_ reader: inout WireReader) {
    _ = reader.u32()
    let isRefused = reader.u32() != AGON_REFUSAL_NONE
    _ = reader.bytes(2 * 4)
    _ = reader.span()
    if isRefused { return }
    for _ in 0..<3 { _ = reader.span() }
    _ = reader.bytes(2 * 4)
    for _ in 0..<reader.count(ofSize: 4) where reader.u32() != 0 {
      _ = descriptor(&reader)
      _ = reader.u32()
    }
  }

  private static func descriptor(_ reader: inout WireReader) -> agon_descriptor_t {
    var facts = agon_descriptor_t()
    facts.dynamics = reader.i32()
    facts.chance = reader.i32()
    facts.utility = reader.i32()
    facts.replay = reader.i32()
    facts.least_seats = reader.u32()
    facts.most_seats = reader.u32()
    facts.abilities = reader.u64()
    facts.media = reader.u64()
    facts.least_return = reader.f64()
    facts.most_return = reader.f64()
    facts.most_turns = reader.i64()
    facts.id = span(&reader)
    facts.version = span(&reader)
    facts.title = span(&reader)
    facts.summary = span(&reader)
    facts.rules = span(&reader)
    facts.licence = span(&reader)
    facts.authors = span(&reader)
    facts.parameters_schema = span(&reader)
    return facts
  }

  private static func span(_ reader: inout WireReader) -> agon_span_t {
    let bytes = reader.span()
    return agon_span_t(
      data: bytes.baseAddress?.assumingMemoryBound(to: CChar.self), size: UInt64(bytes.count))
  }

  /// The ids of the extensions that this host knows, in CAgonHost's order.
  private static let knownExtensions = (0..<AGON_KNOWN_EXTENSIONS).map {
    String(cString: agon_known_extension($0))
  }
}
