// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

/// How often a search asks its environment, which may run behind a wall.
struct SearchRequestTests {
  private let environment = PileEpisode.environment(200)

  private func decide(
    _ episode: any Episode, simulations: Int, of environment: any Environment
  ) async throws -> Decision {
    let agent = try AgentKind.search.sample([
      "simulations": .integer(Int64(simulations)), "nodes": 0,
    ])
    return try await agent.decide(.to(episode, of: environment, seed: Seed(3)))
  }

  @Test func `a thousand simulations take a hundred requests or so`() async throws {
    let count = WatchedEpisode.Count()
    _ = try await decide(
      WatchedEpisode(PileEpisode(200), count: count), simulations: 1_000, of: environment)
    #expect(count.requests.joined().reduce(0) { $0 + $1.playouts } == 1_000)
    #expect(count.requests.count < 120)
    #expect(count.calls < 150)
  }

  @Test func `no request is larger than sixteen but for the first look around`() async throws {
    let count = WatchedEpisode.Count()
    _ = try await decide(
      WatchedEpisode(PileEpisode(200), count: count), simulations: 500, of: environment)
    #expect(count.requests.allSatisfy { $0.count <= 16 })
  }

  @Test func `a quiet decision with its argument takes few calls`() async throws {
    let game = TicTacToe(hasOracle: false)
    let count = WatchedEpisode.Count()
    let episode = WatchedEpisode(try game.episode(after: "a1", "b2"), count: count)
    _ = try await decide(episode, simulations: 1, of: game)
    #expect(count.calls < 40)
  }

  @Test func `it decides alike wherever the requests are answered`() async throws {
    let game = TicTacToe(hasOracle: false)
    for number in 0..<9 {
      let name = game.descriptor.id
      let episode = try game.episode()
      try episode.apply(ActionID(number), by: Seat(0))
      let plain = try await decide(episode, simulations: 200, of: game)
      let watched = try await decide(WatchedEpisode(episode), simulations: 200, of: game)
      #expect(plain.choice == watched.choice, "\(name)")
      #expect(plain.explanation == watched.explanation)
    }
  }
}
