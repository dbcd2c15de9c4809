// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Plays what a search finds best, and says why in claims that its search has proven.
///
/// The environment's oracle is asked first. Where it proves no best action, obviously losing actions are
/// left out and a tree search decides among the rest; what it only estimates is said in prose, never
/// claimed. Budgets count positions and simulations, not time, so that equal seeds give equal decisions on
/// every machine. It takes no notice of a forced rationale, for it never acts on words.
package struct SearchAgent: Agent {
  package let identity: AgentIdentity
  private let settings: SearchSettings

  init(name: String, settings: SearchSettings) {
    identity = AgentIdentity(
      name: name, kind: "search", version: "1", settings: settings.json, isDeterministic: true)
    self.settings = settings
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    guard !request.legalActions.isEmpty else {
      throw AgentUnavailable.nothingToChoose(identity.name)
    }
    let rules = request.window.environment.descriptor
    guard rules.abilities.contains(.clone), rules.chance != .explicit else {
      throw AgentUnavailable(
        agent: identity.name,
        detail: "The environment cannot copy its states, or chance takes turns in it, which this "
          + "search cannot play; seat another agent.")
    }
    let search = try Search(request, settings: settings)
    let finding = try search.finding()
    let argument = try SearchArgument(search, finding)
    return Decision(.action(finding.action), explanation: try argument.explanation())
  }
}

extension AgentKind {
  /// The oracle, or a tree search.
  package static let search = AgentKind(
    id: "search",
    summary: "Asks the environment's oracle, else searches a tree, and claims what it has proven.",
    version: "1", settings: SearchSettings.schema, needs: [.enumerate, .clone]
  ) { name, reader, _ throws(AgentSettingsError) in
    SearchAgent(name: name, settings: try SearchSettings(reader))
  }
}
