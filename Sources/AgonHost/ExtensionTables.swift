// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// The extension tables of an environment that the host uses; nil where the plugin has none.
struct ExtensionTables {
  let facts: UnsafePointer<agon_facts_table_t>?
  let oracle: UnsafePointer<agon_oracle_table_t>?
  let edits: UnsafePointer<agon_edits_table_t>?
  let symmetry: UnsafePointer<agon_symmetry_table_t>?

  /// Asks a plugin for its tables.
  ///
  /// A table that is smaller than the ABI's counts as absent.
  init(of table: UnsafePointer<agon_environment_table_t>) {
    func find<Table>(_ id: String, as type: Table.Type) -> UnsafePointer<Table>? {
      guard let pointer = table.pointee.extension(id) else { return nil }
      let size = pointer.load(as: UInt32.self)
      return Int(size) >= MemoryLayout<Table>.size
        ? pointer.assumingMemoryBound(to: type) : nil
    }
    facts = find(AGON_EXT_FACTS, as: agon_facts_table_t.self)
    oracle = find(AGON_EXT_ORACLE, as: agon_oracle_table_t.self)
    edits = find(AGON_EXT_EDITS, as: agon_edits_table_t.self)
    symmetry = find(AGON_EXT_SYMMETRY, as: agon_symmetry_table_t.self)
  }

  /// The predicates that the plugin checks.
  func predicates(of environment: OpaquePointer, id: String) throws(EnvironmentError)
    -> [PredicateSignature]
  {
    guard let facts else { return [] }
    var bytes: [UInt8] = []
    try check("\(id).predicates") { _ in
      withSink(to: &bytes) { facts.pointee.predicates(environment, $0) }
    }
    return try PredicateSignature.list(bytes, "\(id).predicates")
  }
}

extension PredicateSignature {
  /// Reads the facts extension's list; predicates without a name are left out.
  static func list(_ bytes: [UInt8], _ place: String) throws(EnvironmentError)
    -> [PredicateSignature]
  {
    guard let list = try? JSON(parsing: bytes).elements else {
      throw brokenAnswer(place, "The list is no JSON array.")
    }
    return list.compactMap(PredicateSignature.init(json:))
  }

  /// Reads one object of the facts extension's list; nil when it has no name.
  init?(json: JSON) {
    guard let name = json["predicate"]?.text else { return nil }
    let arguments = (json["arguments"]?.elements ?? []).map {
      Argument(name: $0["name"]?.text ?? "", type: $0["type"]?.text ?? "")
    }
    self.init(
      name: name, arguments: arguments, gloss: json["gloss"]?.text ?? "",
      example: json["example"] ?? .null, isExact: json["exact"]?.truth ?? false)
  }
}
