// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct RandomAgentTests {
  private let game = TicTacToe()

  @Test func `each legal action comes equally often over seeds`() async throws {
    let agent = RandomAgent(name: "anna")
    let episode = try game.episode(after: "a1", "b2")
    var counts: [ActionID: Int] = [:]
    for seed in 0..<7_000 {
      let decision = try await agent.decide(
        .to(episode, of: game, seed: Seed(UInt64(seed)).derived(7)))
      counts[try #require(decision.action), default: 0] += 1
    }
    let legal = try episode.legalActions(of: Seat(0))
    #expect(counts.keys.sorted() == legal)
    let chiSquared = legal.reduce(0.0) { $0 + Double((counts[$1] ?? 0) - 1_000).magnitudeSquared }
    // 6 degrees of freedom: above 22.5 in one of a thousand.
    #expect(chiSquared / 1_000 < 22.5)
  }

  @Test func `equal seeds give equal actions and no words`() async throws {
    let agent = RandomAgent(name: "anna")
    let episode = try game.episode()
    let first = try await agent.decide(.to(episode, of: game, seed: Seed(5)))
    let second = try await agent.decide(.to(episode, of: game, seed: Seed(5)))
    #expect(first.choice == second.choice)
    #expect(first.explanation == nil)
  }

  @Test func `nothing to choose from makes it unavailable`() async throws {
    let agent = RandomAgent(name: "anna")
    let over = try game.episode(after: "a1", "b1", "a2", "b2", "a3")
    await #expect(throws: AgentUnavailable.self) {
      _ = try await agent.decide(.to(over, of: game))
    }
  }
}

extension Double {
  fileprivate var magnitudeSquared: Double { self * self }
}
