// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What an arena file can name: the kinds of agents and the environments that are at hand.
package struct ArenaCatalogue: Sendable {
  /// A kind of agent.
  package struct AgentKind: Sendable {
    /// The word for it in a file.
    package var id: String
    /// JSON Schema of its settings; nil when it takes none.
    package var settings: JSON?
    /// What an environment must be able to do so that this kind can play it.
    package var needs: EnvironmentDescriptor.Abilities

    /// Makes an entry.
    package init(id: String, settings: JSON?, needs: EnvironmentDescriptor.Abilities = []) {
      self.id = id
      self.settings = settings
      self.needs = needs
    }
  }

  /// The kinds of agents.
  package var agentKinds: [AgentKind]
  /// JSON Schema of an entry of `endpoints`; nil to take any object.
  package var endpoint: JSON?
  /// The environments that need no path to a plugin.
  package var environments: [EnvironmentDescriptor]
  /// Tells the environments of a plugin file, given its path as written in the arena file.
  package var inspect: @Sendable (_ plugin: String) throws -> [EnvironmentDescriptor]

  /// Makes a catalogue.
  package init(
    agentKinds: [AgentKind], endpoint: JSON? = nil, environments: [EnvironmentDescriptor],
    inspect: @escaping @Sendable (_ plugin: String) throws -> [EnvironmentDescriptor]
  ) {
    self.agentKinds = agentKinds
    self.endpoint = endpoint
    self.environments = environments
    self.inspect = inspect
  }
}
