// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Testing

/// Looking ahead: C in this process, C in a worker, and the reference in Swift.
struct SimulationTests {
  private func simulations(_ episode: any Episode, _ seed: UInt64) throws -> [Simulation] {
    let seat = episode.actingSeats.first ?? Seat(0)
    let legal = try episode.legalActions(of: seat)
    let step = Simulation.Step(seat: seat, action: legal.last ?? 0)
    let other = Simulation.Step(seat: Seat(seat.index == 0 ? 1 : 0), action: legal.first ?? 0)
    return [
      Simulation(playouts: 5, seed: Seed(seed)),
      Simulation(path: [step], playouts: 2, branches: true, playoutsPerAction: 2, seed: Seed(seed)),
      Simulation(
        copy: .reseed(Seed(seed)), path: [step, other, step], branches: true, seed: Seed(seed)),
      Simulation(copy: .resample(for: seat, Seed(seed)), path: [other], playouts: 3, seed: Seed(1)),
      Simulation(path: [.init(seat: seat, action: -7), step], playouts: 1, seed: Seed(seed)),
      Simulation(path: [.init(seat: Seat(63), action: 0)], seed: Seed(seed)),
      Simulation(playouts: 3, branches: true, playoutsPerAction: 1, seed: Seed(seed), mostTurns: 2),
    ]
  }

  @Test(arguments: BothSeatsTests.ids)
  func `reports are equal to the bit, all through random games`(_ id: String) throws {
    let environments = try BothSeatsTests.environments(id)
    for number in 0..<4 {
      let seats = environments[0].descriptor.seats.lowerBound
      let episodes = try environments.map {
        try $0.begin(seats: seats, seed: Seed(UInt64(number)), opening: nil)
      }
      let reference = ReferenceEpisode(episodes[0])
      var chance = SplitMix64(seed: Seed(UInt64(number)))
      var turn: UInt64 = 0
      while reference.isOn {
        let asked = try simulations(reference, turn)
        let reports = try reference.simulate(asked)
        for episode in episodes { #expect(try episode.simulate(asked) == reports) }
        let fork = chance
        for episode in episodes {
          chance = fork
          try episode.playRandomTurn(&chance)
        }
        turn += 1
      }
      let ended = try simulations(reference, 1)
      let reports = try reference.simulate(ended)
      for episode in episodes { #expect(try episode.simulate(ended) == reports) }
    }
  }

  @Test func `an environment without copies cannot look ahead`() throws {
    for isolation in PluginLibrary.Isolation.allCases {
      let episode = try Pebbles.episode([], isolation)
      let error = #expect(throws: EnvironmentError.self) {
        try episode.simulate([Simulation(seed: Seed(1))])
      }
      #expect(error?.code == .unsupported)
      #expect(error?.place == "pebbles.clone")
    }
  }

  @Test func `looking ahead leaves the episode as it was`() throws {
    for environment in try BothSeatsTests.environments("connect_four") {
      let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
      let key = episode.positionKey
      _ = try episode.simulate([
        Simulation(path: [.init(seat: Seat(0), action: 3)], playouts: 9, seed: Seed(1))
      ])
      #expect(episode.progress.actionCount == 0 && episode.positionKey == key)
    }
  }
}
