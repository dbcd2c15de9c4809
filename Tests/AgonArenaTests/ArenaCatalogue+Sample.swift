// SPDX-License-Identifier: Apache-2.0

import AgonCore

@testable import AgonArena

extension ArenaCatalogue {
  /// Two two-seat environments, one for three seats, and four kinds of agents.
  static let sample = ArenaCatalogue(
    agentKinds: [
      AgentKind(id: "random", settings: nil),
      AgentKind(id: "greedy", settings: ["type": "object", "additionalProperties": false]),
      AgentKind(
        id: "search",
        settings: [
          "type": "object", "additionalProperties": false,
          "properties": [
            "nodes": ["type": "integer", "minimum": 0, "maximum": 1000, "default": 200],
            "exploration": ["type": "number", "exclusiveMinimum": 0, "default": 1.0],
            "use_oracle": ["type": "boolean", "default": true],
            "stops": ["type": "array", "maxItems": 2, "items": ["type": "string"]],
          ],
        ], needs: .clone),
      AgentKind(
        id: "language",
        settings: [
          "type": "object", "additionalProperties": false, "required": ["model"],
          "properties": [
            "model": ["type": "string", "minLength": 1],
            "style": ["type": "string", "enum": ["brief", "full"], "default": "brief"],
          ],
        ]),
    ],
    environments: [
      .sample("tic_tac_toe"),
      .sample(
        "connect_four",
        parameters: [
          "type": "object", "additionalProperties": false,
          "properties": [
            "width": ["type": "integer", "minimum": 3, "maximum": 12, "default": 7],
            "height": ["type": "integer", "minimum": 3, "maximum": 12, "default": 6],
          ],
        ]),
      .sample("blind", abilities: []),
      .sample("trio", seats: 3...3),
    ],
    inspect: { path in
      guard path == "good.so" else { throw NoPlugin(path: path) }
      return [.sample("nim")]
    })

  /// A plugin that is not there.
  struct NoPlugin: Error, CustomStringConvertible {
    let path: String
    var description: String { "there is no file \(path)" }
  }
}

extension EnvironmentDescriptor {
  /// A sequential environment without chance.
  static func sample(
    _ id: String, seats: ClosedRange<Int> = 2...2,
    abilities: Abilities = [.clone, .enumerate, .perfectInformation], parameters: JSON? = nil
  ) -> EnvironmentDescriptor {
    EnvironmentDescriptor(
      id: id, version: "1", title: id, summary: "", rules: "", licence: "Apache-2.0", authors: "",
      dynamics: .sequential, chance: .none, utility: .zeroSum, replay: .exact, seats: seats,
      abilities: abilities, media: [.text], returns: -1...1, mostTurns: nil,
      parametersSchema: parameters)
  }
}
