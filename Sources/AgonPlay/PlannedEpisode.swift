// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Begins the episode of a plan and brings it to its opening.
package func openEpisode(
  _ plan: EpisodePlan, in environment: any Environment, seats: Int
) throws -> any Episode {
  try openEpisode(plan, in: environment, seats: seats, chance: EpisodeChance(seed: plan.seed))
}

/// The same, with the episode's chance, which goes on in play.
func openEpisode(
  _ plan: EpisodePlan, in environment: any Environment, seats: Int, chance: EpisodeChance
) throws -> any Episode {
  var setup: JSON?
  if case .setup(let json) = plan.opening { setup = json }
  let episode = try begin(plan, in: environment, seats: seats, setup: setup)
  try chance.settle(episode, before: 0)
  if case .actions(let names) = plan.opening {
    for name in names {
      guard let seat = episode.seatToAct, case .legal(let action) = try episode.read(name, by: seat)
      else {
        throw PlayError(
          code: .brokenOpening, place: environment.descriptor.id,
          detail: "The opening's action \(name) is not legal where it stands; mend the opening.")
      }
      try episode.apply(action, by: seat)
      try chance.settle(episode, before: 0)
    }
  }
  guard episode.isOn || plan.opening == .start else {
    throw PlayError(
      code: .brokenOpening, place: environment.descriptor.id,
      detail: "The opening ends the episode; shorten it.")
  }
  return episode
}

/// Begins the episode; where no opening can be to blame, a refusal is a fault of the plugin.
private func begin(
  _ plan: EpisodePlan, in environment: any Environment, seats: Int, setup: JSON?
) throws(EnvironmentError) -> any Episode {
  do throws(EnvironmentError) {
    return try environment.begin(seats: seats, seed: plan.seed, opening: setup)
  } catch {
    guard setup == nil else { throw error }
    throw error.inPlay
  }
}

extension EpisodePlan {
  /// The chance of one decision: follows from the episode's seed, the leg, the seat and the turn.
  func decisionSeed(seat: Seat, turn: Int) -> Seed {
    seed.derived(UInt64(turn) << 16 | UInt64(leg & 0xFF) << 8 | UInt64(seat.index))
  }

  /// The chance of looking back on the episode.
  func reviewSeed(seat: Seat) -> Seed {
    seed.derived("review").derived(UInt64(leg & 0xFF) << 8 | UInt64(seat.index))
  }
}
