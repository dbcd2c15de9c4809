// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct SearchAgentTests {
  private static let games = [
    TicTacToe(), TicTacToe(hasOracle: false), TicTacToe(hasPass: false),
    TicTacToe(hasOracle: false, hasPass: false),
  ]

  @Test(arguments: 0..<4) func `every claim is true, decided and mostly weighty`(
    number: Int
  ) async throws {
    let game = Self.games[number]
    let agent = try AgentKind.search.sample(["simulations": 30, "nodes": 2_000])
    let judge = ClaimsJudge(of: game)
    var weighty = 0
    var decisions = 0
    for number in 0..<15 {
      let episode = try game.episode()
      while let seat = episode.seatToAct {
        let seed = Seed(UInt64(number)).derived(UInt64(episode.progress.actionCount))
        let decision = try await agent.decide(.to(episode, of: game, seed: seed))
        for (line, finding) in try judge.verdicts(of: decision, for: seat, on: episode) {
          #expect(finding == .supported, "\(line)")
        }
        let lines = try judge.weightyLines(of: decision, by: seat, in: episode)
        if game.hasPass { #expect(lines.count >= 2, "\(lines)") }
        #expect(!lines.isEmpty)
        weighty += lines.count
        decisions += 1
        // Every other turn is random, so that the positions differ.
        let random = try await RandomAgent(name: "b").decide(.to(episode, of: game, seed: seed))
        let played = episode.progress.actionCount % 2 == number % 2 ? decision : random
        try episode.apply(try #require(played.action), by: seat)
      }
    }
    #expect(weighty >= 2 * decisions)
  }

  @Test func `with the oracle it never loses to random play`() async throws {
    let game = TicTacToe()
    let agent = try AgentKind.search.sample()
    for number in 0..<30 {
      let episode = try game.episode()
      let own = Seat(number % 2)
      while let seat = episode.seatToAct {
        let seed = Seed(UInt64(number)).derived(UInt64(episode.progress.actionCount))
        let request = try DecisionRequest.to(episode, of: game, seed: seed)
        let decision =
          seat == own
          ? try await agent.decide(request) : try await RandomAgent(name: "b").decide(request)
        try episode.apply(try #require(decision.action), by: seat)
      }
      #expect(episode.returns()[own.index] >= 0)
    }
  }

  @Test func `the tree finds the only action that does not lose`() async throws {
    let game = TicTacToe(hasOracle: false)
    let agent = try AgentKind.search.sample(["simulations": 2_000])
    // Opposite corners: only an edge holds the draw, which takes more than one turn to see.
    let episode = try game.episode(after: "a1", "b2", "c3")
    for seed in 0..<5 {
      let decision = try await agent.decide(.to(episode, of: game, seed: Seed(UInt64(seed))))
      #expect(["b1", "a2", "c2", "b3"].contains(decision.explanation?.stated))
    }
  }

  @Test func `equal seeds give equal decisions`() async throws {
    let game = TicTacToe(hasOracle: false)
    let agent = try AgentKind.search.sample(["simulations": 100])
    let episode = try game.episode()
    let first = try await agent.decide(.to(episode, of: game, seed: Seed(9)))
    let second = try await agent.decide(.to(episode, of: game, seed: Seed(9)))
    #expect(first.choice == second.choice)
    #expect(first.explanation == second.explanation)
  }

  @Test func `the principal variation and the value are claimed`() async throws {
    let game = TicTacToe()
    let agent = try AgentKind.search.sample()
    let episode = try game.episode(after: "a1", "b2", "c3")
    let decision = try await agent.decide(.to(episode, of: game))
    let lines = try #require(decision.explanation?.claimLines)
    #expect(lines.contains { $0.contains("value(=, 0) role=value") })
    #expect(lines.contains { $0.contains("reply(") && $0.contains("role=prediction") })
    #expect(lines.contains { $0.contains("at=after(") })
    #expect(decision.explanation?.confidence == 0.5)
  }

  @Test func `where things are hidden it searches drawn states and claims nothing`() async throws {
    let game = TicTacToe(isHidden: true)
    let agent = try AgentKind.search.sample(["simulations": 50])
    let decision = try await agent.decide(.to(try game.episode(after: "a1"), of: game))
    #expect(decision.action != nil)
    #expect(decision.explanation?.claimLines == [])
    #expect(decision.explanation?.rationale?.contains("50 simulations") == true)
  }

  @Test(arguments: 1...100) func `the logarithm is that of the number`(number: Int) {
    // ln(n) is the sum of ln(k/(k-1)), each by its series around one.
    let reference = stride(from: 2, through: number, by: 1).reduce(0.0) { sum, k in
      let ratio = 1 / Double(2 * k - 1)
      return sum
        + (0..<40).reduce(0.0) { part, power in
          var term = ratio
          for _ in 0..<power { term *= ratio * ratio }
          return part + 2 * term / Double(2 * power + 1)
        }
    }
    #expect(abs(Double(number).portableLogarithm - reference) < 1e-11)
  }
}
