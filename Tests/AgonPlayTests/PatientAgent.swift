// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Takes one pebble every turn, the first one when all others are there too.
struct PatientAgent: Agent {
  let identity = AgentIdentity(
    name: "patient", kind: "scripted", version: "1", settings: .null, isDeterministic: true)
  private let gathering: Gathering

  init(until gathering: Gathering) { self.gathering = gathering }

  nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    if request.turns.isEmpty { await gathering.arrive() }
    return Decision(.action(1))
  }
}
