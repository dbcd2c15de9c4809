// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A kind of agent that an arena file can name: its settings and the way to make one.
package struct AgentKind: Sendable {
  /// The word for it in an arena file, such as `search`.
  package let id: String
  /// What it does, as one sentence.
  package let summary: String
  /// Version of the behaviour; changes when the same settings may act otherwise.
  package let version: String
  /// JSON Schema of its settings; every object forbids unknown keys.
  package let settingsSchema: JSON
  /// What an environment must be able to do so that this kind can play it.
  package let needs: EnvironmentDescriptor.Abilities

  typealias Maker =
    @Sendable (_ name: String, SettingsReader, AgentServices) throws(AgentSettingsError) ->
    any Agent

  /// Tells what of the settings the environments cannot serve.
  typealias Objector = @Sendable (_ settings: JSON, [any Environment]) -> [SettingsObjection]

  private let maker: Maker
  private let objector: Objector

  init(
    id: String, summary: String, version: String, settings: [String: JSON],
    required: [String] = [], needs: EnvironmentDescriptor.Abilities,
    objections: @escaping Objector = { _, _ in [] }, maker: @escaping Maker
  ) {
    self.id = id
    self.summary = summary
    self.version = version
    settingsSchema = [
      "type": "object", "additionalProperties": false, "properties": .object(settings),
      "required": .array(required.map { .string($0) }),
    ]
    self.needs = needs
    self.maker = maker
    objector = objections
  }

  /// Makes an agent of this kind.
  ///
  /// - Parameter name: the agent's unique name in its tournament.
  /// - Parameter settings: an object that keeps the schema; null counts as an empty one.
  package func makeAgent(named name: String, settings: JSON, services: AgentServices)
    throws(AgentSettingsError) -> any Agent
  {
    let keys = Set(settingsSchema["properties"]?.members?.keys.map { $0 } ?? [])
    return try maker(name, SettingsReader(settings, of: name, knowing: keys), services)
  }

  /// What of an agent's settings the environments that it is to play cannot serve.
  ///
  /// - Parameter settings: an object that keeps the schema.
  package func objections(to settings: JSON, playing environments: [any Environment])
    -> [SettingsObjection]
  {
    objector(settings, environments)
  }

  /// All kinds, by id.
  package static let all: [AgentKind] = [
    .greedy, .human, .language, .process, .random, .search, .uci,
  ]

  /// The kind of this id, or nil.
  package static func named(_ id: String) -> AgentKind? { all.first { $0.id == id } }
}
