// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// How much and in which way a search agent thinks.
struct SearchSettings: Hashable, Sendable {
  /// Positions that the oracle may visit for a question, 0 being the plugin's default; without an oracle,
  /// those that the own search for proofs may look at.
  var nodes = 20_000
  /// Episodes that are played out where nothing proves the best action.
  var simulations = 400
  /// Whether the plugin's oracle is asked at all.
  var usesOracle = true
  /// Weight of curiosity in the tree search, on scores from 0 to 1.
  var exploration = 1.0

  /// The default settings.
  init() {}

  /// Reads settings.
  init(_ reader: SettingsReader) throws(AgentSettingsError) {
    nodes = try reader.integer("nodes", in: 0...1_000_000_000, default: nodes)
    simulations = try reader.integer("simulations", in: 1...10_000_000, default: simulations)
    usesOracle = try reader.truth("use_oracle", default: usesOracle)
    exploration = try reader.number("exploration", in: 0...100, default: exploration)
  }

  /// All settings, the defaults included.
  var json: JSON {
    [
      "nodes": .integer(Int64(nodes)), "simulations": .integer(Int64(simulations)),
      "use_oracle": .bool(usesOracle), "exploration": .number(exploration),
    ]
  }

  /// JSON Schema of the settings, by key.
  static let schema: [String: JSON] = [
    "nodes": [
      "type": "integer", "minimum": 0, "maximum": 1_000_000_000, "default": 20_000,
      "description": .string(
        "Positions that the oracle may visit for a question, 0: its own default; without an oracle, "
          + "positions that the search for proofs may look at, 0: none."),
    ],
    "simulations": [
      "type": "integer", "minimum": 1, "maximum": 10_000_000, "default": 400,
      "description": "Episodes played out where nothing proves the best action.",
    ],
    "use_oracle": [
      "type": "boolean", "default": true,
      "description": "Whether the environment's oracle is asked.",
    ],
    "exploration": [
      "type": "number", "minimum": 0, "maximum": 100, "default": 1.0,
      "description": "Weight of curiosity in the tree search, on scores from 0 to 1.",
    ],
  ]
}
