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
  ///
  /// - Parameter certificates: of each environment's plugin, where it has one.
  package init(
    arena: Arena, environments: [any Environment], certificates: [JSON?] = [],
    agents: [any Agent], schedule: Schedule
  ) {
    self.arena = arena
    self.environments = environments
    self.agents = agents
    self.schedule = schedule
    description = RunDescription(
      arena: arena.digest, title: arena.name, source: arena.source,
      environments: zip(arena.environments, environments).enumerated().map { number, pair in
        .init(
          name: pair.0.name, descriptor: pair.1.descriptor, parameters: pair.1.parameters,
          origin: pair.1.origin,
          certificate: certificates.indices.contains(number) ? certificates[number] : nil)
      },
      agents: agents.map(\.identity), version: agonVersion)
  }

  /// Draws up the schedule, and notes the environments whose random openings cannot be had.
  ///
  /// - Parameter environments: one for each that the arena declares; nil for one that could not be made,
  ///   whose openings are not drawn.
  package static func schedule(
    of arena: Arena, in environments: [(any Environment)?], mistakes: inout MistakeCollector
  ) throws -> Schedule {
    var arena = arena
    for (number, environment) in environments.enumerated() where environment == nil {
      arena.environments[number].openings = .start
    }
    while true {
      do {
        return try Schedule(arena) { try openings($0, of: arena, in: environments) }
      } catch let error as ArenaError {
        let faulty = arena.environments.firstIndex { $0.name == error.place }
        guard let faulty, arena.environments[faulty].openings != .start else { throw error }
        mistakes.add(
          at: arena.environments[faulty].places.place(of: ["openings", "random_plies"]),
          error.detail)
        // The others are still to be looked at.
        arena.environments[faulty].openings = .start
      }
    }
  }

  private static func openings(
    _ request: OpeningRequest, of arena: Arena, in environments: [(any Environment)?]
  ) throws -> [String]? {
    guard let environment = environments[request.environment] else { return nil }
    do throws(EnvironmentError) {
      return try RandomOpening.names(request, in: environment)
    } catch {
      throw ArenaError(
        code: .unsupported, place: arena.environments[request.environment].name,
        detail: error.detail)
    }
  }

  /// What the agents' lessons of an episode are about, by seat; nil for one that keeps none.
  package func topics(of plan: EpisodePlan) -> [String?] {
    let descriptor = environments[plan.environment].descriptor
    return plan.agents.indices.map { seat in
      var opponents = plan.agents
      opponents.remove(at: seat)
      return agents[plan.agents[seat]].topic(
        in: descriptor, against: opponents.map { arena.agents[$0].name })
    }
  }

  /// Plays one episode of the schedule.
  ///
  /// - Parameter lessons: what the seats' agents learnt in earlier episodes, by seat.
  package func play(_ plan: EpisodePlan, lessons: [Lessons?] = []) async throws -> Trajectory {
    try await playEpisode(
      plan, in: environments[plan.environment], with: plan.agents.map { agents[$0] },
      lessons: lessons, budgets: arena.budgets, onFailure: arena.onFailure,
      clock: ContinuousClock())
  }

  /// Gives back what the agents hold; they are asked nothing afterwards.
  package func close() async {
    for agent in agents { await agent.close() }
  }
}
