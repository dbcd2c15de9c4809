// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension ArenaFile {
  /// JSON Schema of an arena file, without what depends on agent kinds and environments.
  package static let schema: JSON = [
    "type": "object", "additionalProperties": false,
    "required": ["arena", "environments", "agents"],
    "properties": [
      "arena": ["type": "string", "minLength": 1, "maxLength": 64],
      "environments": ["type": "array", "minItems": 1, "maxItems": 64, "items": environment],
      "agents": ["type": "array", "minItems": 2, "maxItems": 256, "items": agent],
      "format": ["type": "string", "enum": ["round-robin"], "default": "round-robin"],
      "pairs": pairs(default: 1),
      "seed": [
        "type": "integer", "minimum": 0, "maximum": 9_007_199_254_740_991, "default": 1,
      ],
      "budgets": budgets,
      "jobs": ["type": "integer", "minimum": 1, "maximum": 1024],
      "output": ["type": "string", "minLength": 1],
    ],
  ]

  private static let environment: JSON = [
    "type": ["object", "string"], "additionalProperties": false, "required": ["id"],
    "properties": [
      "id": ["type": "string", "minLength": 1],
      "name": name,
      "plugin": ["type": "string", "minLength": 1],
      "isolation": [
        "type": "string", "enum": .array(ArenaIsolation.allCases.map { .string($0.rawValue) }),
      ],
      "parameters": ["type": "object"],
      "openings": openings,
      "pairs": pairs(default: nil),
    ],
  ]

  private static let agent: JSON = [
    "type": ["object", "string"], "additionalProperties": false, "required": ["kind"],
    "properties": [
      "kind": ["type": "string", "minLength": 1],
      "name": name,
      "settings": ["type": "object"],
      "pairs": pairs(default: nil),
    ],
  ]

  private static let name: JSON = ["type": "string", "minLength": 1, "maxLength": 64]

  /// A list, or an object with `random_plies`.
  ///
  /// An element of the list is a list of actions, or an object with `setup`.
  private static let openings: JSON = [
    "type": ["object", "array"], "additionalProperties": false, "required": ["random_plies"],
    "minItems": 1,
    "properties": ["random_plies": ["type": "integer", "minimum": 1, "maximum": 1000]],
    "items": [
      "type": ["array", "object"], "additionalProperties": false, "required": ["setup"],
      "properties": ["setup": [:]], "items": ["type": "string", "minLength": 1],
    ],
  ]

  private static let budgets: JSON = [
    "type": "object", "additionalProperties": false,
    "properties": [
      "turns": ["type": "integer", "minimum": 1, "maximum": 1_000_000],
      "seconds_per_decision": ["type": "number", "minimum": 0.001, "maximum": 86_400],
    ],
  ]

  private static func pairs(default fallback: JSON?) -> JSON {
    var schema: [String: JSON] = ["type": "integer", "minimum": 1, "maximum": 10_000_000]
    schema["default"] = fallback
    return .object(schema)
  }
}
