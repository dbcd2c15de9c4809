// SPDX-License-Identifier: Apache-2.0

package import AgonArena
package import AgonCore
internal import AgonPlay

/// An arena with everything that its episodes need: environments made, agents made, the schedule drawn up.
package struct PlannedArena: Sendable {
  package let arena: Arena
  package let environments: [any Environment]
  package let agents: [any Agent]
  package let schedule: Schedule
  /// What the run's file declares.
  package let description: RunDescription

  /// Puts the parts together.
  package init(arena: Arena, environments: [any Environment], agents: [any Agent]) throws {
    self.arena = arena
    self.environments = environments
    self.agents = agents
    schedule = try Schedule(arena) { request in
      try RandomOpening.names(request, in: environments[request.environment])
    }
    description = RunDescription(
      arena: arena.digest, title: arena.name, source: arena.source,
      environments: zip(arena.environments, environments).map { declared, environment in
        .init(
          name: declared.name, descriptor: environment.descriptor,
          parameters: environment.parameters, origin: environment.origin)
      },
      agents: agents.map(\.identity), version: agonVersion)
  }

  /// Plays one episode of the schedule.
  package func play(_ plan: EpisodePlan) async throws -> Trajectory {
    try await playEpisode(
      plan, in: environments[plan.environment], with: plan.agents.map { agents[$0] },
      budgets: arena.budgets, clock: ContinuousClock())
  }
}
