// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct GreedyAgentTests {
  private let game = TicTacToe()
  private let agent = GreedyAgent(name: "anna")

  @Test(arguments: 0..<20) func `it wins at once rather than blocks`(seed: Int) async throws {
    let episode = try game.episode(after: "a1", "b1", "a2", "b2")
    let decision = try await agent.decide(
      .to(episode, of: game, seed: Seed(UInt64(seed))))
    #expect(decision.action.map { episode.name(of: $0, by: Seat(0)) } == "a3")
    #expect(decision.explanation?.claimLines == ["1 wins_now(self, a3) role=reason"])
    #expect(decision.explanation?.rationale == "a3 wins at once [1].")
  }

  @Test(arguments: 0..<20) func `it blocks what would lose at once`(seed: Int) async throws {
    let episode = try game.episode(after: "a1", "b2", "a2")
    let decision = try await agent.decide(
      .to(episode, of: game, seed: Seed(UInt64(seed))))
    #expect(decision.explanation?.stated == "a3")
    #expect(
      decision.explanation?.claimLines == [
        "1 threat(opp, a3) role=fact", "2 blocks(a3, a3) role=reason",
      ])
  }

  @Test func `without tactics it plays any action`() async throws {
    let episode = try game.episode()
    var seen: Set<ActionID> = []
    for seed in 0..<200 {
      let decision = try await agent.decide(
        .to(episode, of: game, seed: Seed(UInt64(seed)).derived(3)))
      seen.insert(try #require(decision.action))
    }
    #expect(seen.count == 9)
  }

  @Test(arguments: [true, false]) func `all it claims is true`(hasPass: Bool) async throws {
    let game = TicTacToe(hasPass: hasPass)
    let judge = ClaimsJudge(of: game)
    var count = 0
    for number in 0..<60 {
      let episode = try game.episode()
      while let seat = episode.seatToAct {
        let seed = Seed(UInt64(number)).derived(UInt64(episode.progress.actionCount))
        let decision = try await agent.decide(.to(episode, of: game, seed: seed))
        for (line, finding) in try judge.verdicts(of: decision, for: seat, on: episode) {
          #expect(finding == .supported, "\(line)")
          count += 1
        }
        try episode.apply(try #require(decision.action), by: seat)
      }
    }
    #expect(count > 100)
  }

  @Test func `where things are hidden it plays at random and claims nothing`() async throws {
    let game = TicTacToe(isHidden: true)
    let episode = try game.episode(after: "a1", "b1", "a2", "b2")
    let decision = try await agent.decide(.to(episode, of: game))
    #expect(decision.action != nil)
    #expect(decision.explanation?.claimLines == [])
  }
}
