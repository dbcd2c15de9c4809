// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Which chess engine sits in a seat, its options and how long it thinks.
struct UCISettings: Hashable, Sendable {
  /// What one search may use up; the first that is reached ends it.
  struct Search: Hashable, Sendable {
    /// Time of a search.
    var time: Duration?
    /// Positions that it may look at.
    var nodes: Int?
    /// Plies that it looks ahead.
    var depth: Int?
  }

  /// Nodes of a search for which nothing else is set.
  static let usualNodes = 100_000

  /// The engine's program.
  var program: ProgramSettings
  /// The engine's options, by the engine's own names.
  var options: [String: JSON]
  /// What one search may use up.
  var search: Search

  /// Reads settings.
  ///
  /// - Parameter folder: the folder from which paths count.
  init(_ reader: SettingsReader, of name: String, in folder: String) throws(AgentSettingsError) {
    program = try ProgramSettings(reader, of: name, in: folder)
    options = try reader.object("options") ?? [:]
    let time = try reader.integer("movetime", in: 1...86_400_000)
    let nodes = try reader.integer("nodes", in: 1...1_000_000_000_000)
    let depth = try reader.integer("depth", in: 1...1000)
    let isSet = time != nil || nodes != nil || depth != nil
    search = Search(
      time: time.map { .milliseconds($0) }, nodes: isSet ? nodes : Self.usualNodes, depth: depth)
    for (key, value) in options {
      guard Self.text(of: value) != nil, !key.contains(where: \.isNewline) else {
        throw AgentSettingsError(
          code: .wrongType, place: "\(name).options",
          detail: "The option \(key) must be a text of one line, an integer, or true or false.")
      }
    }
  }

  /// True when the same position gives the same answer: one thread, and no clock ends a search.
  var isDeterministic: Bool {
    let threads = options.first { $0.key.lowercased() == "threads" }?.value
    return search.time == nil && (threads == nil || threads == 1)
  }

  /// All settings, the defaults included.
  var json: JSON {
    var members = program.json
    members["options"] = .object(options)
    members["movetime"] = search.time.map { .integer(Int64($0 / .milliseconds(1))) }
    members["nodes"] = search.nodes.map { .integer(Int64($0)) }
    members["depth"] = search.depth.map { .integer(Int64($0)) }
    return .object(members)
  }

  /// The commands that set the options, in the order of names.
  var optionCommands: [(name: String, command: String)] {
    options.sorted { $0.key < $1.key }.map { name, value in
      (name, "setoption name \(name) value \(Self.text(of: value) ?? "")")
    }
  }

  /// An option's value as the engine reads it; nil for what can be none.
  private static func text(of value: JSON) -> String? {
    switch value {
    case .string(let text): text.contains(where: \.isNewline) ? nil : text
    case .integer, .bool: value.description
    default: nil
    }
  }

  /// JSON Schema of the settings, by key.
  static let schema: [String: JSON] = ProgramSettings.schema.merging([
    "options": [
      "type": "object",
      "description": "The engine's own options by name, such as {Hash: 64, Threads: 1}.",
    ],
    "movetime": [
      "type": "integer", "minimum": 1, "maximum": 86_400_000,
      "description": "Milliseconds of a search.",
    ],
    "nodes": [
      "type": "integer", "minimum": 1, "maximum": 1_000_000_000_000,
      "description": .string(
        "Positions of a search; \(usualNodes) where neither movetime nor depth is set."),
    ],
    "depth": [
      "type": "integer", "minimum": 1, "maximum": 1000, "description": "Plies of a search.",
    ],
  ]) { _, new in new }
}
