// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import AgonPlay

extension ArenaFile {
  /// JSON Schema of an arena file, without what depends on agent kinds and environments.
  package static let schema = schema()

  /// The same with the schema of an entry of `endpoints`.
  static func schema(endpoint: JSON? = nil) -> JSON {
    guard case .object(var schema) = fixed, case .object(var keys)? = schema["properties"] else {
      return fixed
    }
    keys.merge(models(endpoint: endpoint)) { $1 }
    schema["properties"] = .object(keys)
    return .object(schema)
  }

  /// The keys that say how models are asked and what they may cost.
  private static func models(endpoint: JSON?) -> [String: JSON] {
    let price: JSON = ["type": "number", "minimum": 0]
    let sum: JSON = ["type": "number", "exclusiveMinimum": 0]
    return [
      "endpoints": [
        "type": "object", "additionalProperties": endpoint ?? ["type": "object"],
      ],
      "prices": [
        "type": "object",
        "additionalProperties": [
          "type": "object", "additionalProperties": false, "required": ["input", "output"],
          "properties": ["input": price, "cached_input": price, "output": price],
        ],
      ],
      "spending": [
        "type": "object", "additionalProperties": false, "properties": ["run": sum, "agent": sum],
      ],
      "cassette": [
        "type": "object", "additionalProperties": false, "required": ["file"],
        "properties": [
          "file": ["type": "string", "minLength": 1],
          "mode": [
            "type": "string", "default": "auto",
            "enum": .array(ArenaCassette.Mode.allCases.map { .string($0.rawValue) }),
          ],
        ],
      ],
    ]
  }

  private static let fixed: JSON = [
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
      "on_failure": [
        "type": "string", "default": .string(FailurePolicy.forfeit.rawValue),
        "enum": .array(FailurePolicy.allCases.map { .string($0.rawValue) }),
      ],
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
      "disguise": ["type": "integer", "minimum": 0, "maximum": 9_007_199_254_740_991],
    ],
  ]

  private static let agent: JSON = [
    "type": ["object", "string"], "additionalProperties": false, "required": ["kind"],
    "properties": [
      "kind": ["type": "string", "minLength": 1],
      "name": name,
      "settings": ["type": "object"],
      "pairs": pairs(default: nil),
      "cap": ["type": "number", "exclusiveMinimum": 0],
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
