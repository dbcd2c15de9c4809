// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Plays each legal action with the same probability and says nothing about it.
package struct RandomAgent: Agent {
  package let identity: AgentIdentity

  /// Makes an agent.
  package init(name: String) {
    identity = AgentIdentity(
      name: name, kind: "random", version: "1", settings: [:], isDeterministic: true)
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let actions = request.legalActions
    guard !actions.isEmpty else { throw AgentUnavailable.nothingToChoose(identity.name) }
    var generator = SplitMix64(seed: request.seed)
    return Decision(.action(actions[generator.below(actions.count)]))
  }
}

extension AgentKind {
  /// Uniformly random play.
  package static let random = AgentKind(
    id: "random", summary: "Plays each legal action with the same probability.", version: "1",
    settings: [:], needs: .enumerate
  ) { name, _, _ throws(AgentSettingsError) in RandomAgent(name: name) }
}
