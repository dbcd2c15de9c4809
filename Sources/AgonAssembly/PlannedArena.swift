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

  /// Begins every opening that the arena lists, so that a wrong one is told before the first episode.
  package func checkOpenings(of path: String) throws {
    for (number, declared) in arena.environments.enumerated() {
      guard case .listed(let openings) = declared.openings else { continue }
      for (place, opening) in openings.enumerated() {
        let plan = EpisodePlan(
          key: arena.digest, environment: number, agents: [0, 1], pair: place, leg: 0,
          seed: arena.seed, opening: opening)
        do {
          _ = try openEpisode(plan, in: environments[number], seats: 2)
        } catch {
          throw AssemblyError(
            code: .usage, place: path,
            detail: "Opening \(place + 1) of \(declared.name) cannot be used: \(error)")
        }
      }
    }
  }

  /// Plays one episode of the schedule.
  package func play(_ plan: EpisodePlan) async throws -> Trajectory {
    try await playEpisode(
      plan, in: environments[plan.environment], with: plan.agents.map { agents[$0] },
      budgets: arena.budgets, clock: ContinuousClock())
  }
}
