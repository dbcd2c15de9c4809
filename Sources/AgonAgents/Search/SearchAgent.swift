// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Plays what a search finds best, and says why in claims that are proven.
///
/// The environment's oracle is asked first; where there is none, a search of its own looks for proofs as far
/// as it may. Where no action is proven best, obviously losing ones are left out and random games decide
/// among the rest, proofs included on the way; what they only estimate is said in prose, never claimed.
/// Where things are hidden, chance acts or seats act together, the games are played in states drawn anew and
/// nothing is claimed. Budgets count positions and simulations, not time, so that equal seeds give equal
/// decisions on every machine, wherever the environment runs. It takes no notice of a forced rationale, for
/// it never acts on words.
package struct SearchAgent: Agent {
  private static let version = "2"

  package let identity: AgentIdentity
  private let settings: SearchSettings

  init(name: String, settings: SearchSettings) {
    identity = AgentIdentity(
      name: name, kind: "search", version: SearchAgent.version, settings: settings.json,
      isDeterministic: true)
    self.settings = settings
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    guard !request.legalActions.isEmpty else {
      throw AgentUnavailable.nothingToChoose(identity.name)
    }
    guard request.window.environment.descriptor.abilities.contains(.clone) else {
      throw AgentUnavailable(
        agent: identity.name,
        detail: "The environment cannot copy its states, so there is nothing to look ahead in; "
          + "seat another agent.")
    }
    var search = try Search(request, settings: settings)
    let finding = try search.finding()
    return Decision(
      .action(finding.action), explanation: try SearchArgument(search, finding).explanation())
  }
}

extension AgentKind {
  /// The oracle, or a tree search with proofs of its own.
  package static let search = AgentKind(
    id: "search",
    summary: "Asks the environment's oracle, else searches a tree, and claims what it has proven.",
    version: "2", settings: SearchSettings.schema, needs: [.enumerate, .clone]
  ) { name, reader, _ throws(AgentSettingsError) in
    SearchAgent(name: name, settings: try SearchSettings(reader))
  }
}
