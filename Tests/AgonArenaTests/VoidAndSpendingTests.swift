// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonRatings
import Testing

@testable import AgonArena

struct VoidAndSpendingTests {
  private func result(
    _ agents: [String], _ returns: [Double], pair: Int = 0, void: Bool = false,
    random: [Int] = []
  ) -> EpisodeResult {
    EpisodeResult(
      environment: "one", pair: pair, agents: agents, returns: returns,
      end: void ? .voided : .terminated, culprit: void ? Seat(1) : nil,
      failure: void ? .refused : nil, substitutions: random)
  }

  private func standings(_ results: [EpisodeResult], spending: [AgentSpending] = []) -> Standings {
    Standings(environments: ["one"], agents: ["a", "b"], results: results, spending: spending)
  }

  private func spent(
    _ agent: String, in environment: String, cost: Double?, episodes: Int = 4,
    cached: (tokens: Int, of: Int)? = nil
  ) -> AgentSpending {
    AgentSpending(
      environment: environment, agent: agent, episodes: episodes, calls: 10, promptTokens: 100,
      cached: cached, replyTokens: 20, unpriced: 1, cost: cost)
  }

  @Test func `an episode void for an answer leaves the table with its pair and is listed`() {
    let standings = standings([
      result(["a", "b"], [1, -1]), result(["b", "a"], [1, -1]),
      result(["a", "b"], [0, 0], pair: 1, void: true), result(["b", "a"], [-1, 1], pair: 1),
    ])
    #expect(standings.overall.episodes == 2)
    #expect(standings.overall.rows.allSatisfy { $0.failures.isEmpty })
    #expect(
      standings.void == [
        VoidEpisode(
          environment: "one", pair: 1, agents: ["a", "b"], cause: .answer(of: "b"),
          fault: "refused", detail: "")
      ])
  }

  @Test func `a void episode has no score in a comparison either`() {
    #expect(result(["a", "b"], [0, 0], void: true).scoreOfFirstSeat == nil)
  }

  @Test func `random turns are counted for the agent in its seat`() {
    let standings = standings([
      result(["a", "b"], [1, -1], random: [2, 0]), result(["b", "a"], [1, -1], random: [1, 4]),
    ])
    let turns = Dictionary(
      uniqueKeysWithValues: standings.overall.rows.map { ($0.agent, $0.substitutions) })
    #expect(turns == ["a": 6, "b": 1])
  }

  @Test func `a result tells the random turns of its trajectory by seat`() {
    let digest = SHA256.digest(of: "")
    let turns = [0, 1, 0].enumerated().map { index, seat in
      Turn(
        index: index, seat: Seat(seat), legalCount: 1, choice: .action(0), applied: "a",
        explanation: nil, calls: [], digest: digest, reward: 0, latency: .zero,
        substitution: seat == 0 ? Substitution(failure: .empty, detail: "Nothing.") : nil)
    }
    let plan = EpisodePlan(
      key: digest, environment: 0, agents: [0, 1], pair: 0, leg: 0, seed: Seed(1), opening: .start)
    let trajectory = Trajectory(
      plan: plan, openingDigest: digest, turns: turns,
      outcome: Outcome(end: .terminated, reason: "", returns: [1, -1]), duration: .zero)
    let result = EpisodeResult(trajectory, environments: ["one"], agents: ["a", "b"])
    #expect(result.substitutions == [2, 0])
  }

  @Test func `spending is summed over environments, costs where there are any`() throws {
    let standings = standings(
      [],
      spending: [
        spent("a", in: "one", cost: 0.5, cached: (30, 60)), spent("b", in: "one", cost: nil),
        spent("a", in: "two", cost: nil), spent("a", in: "three", cost: 1.5, cached: (0, 40)),
      ])
    let a = try #require(standings.spending.first { $0.agent == "a" })
    #expect(a.environment == nil && a.episodes == 12 && a.calls == 30 && a.unpriced == 3)
    #expect(a.cost == 2 && a.costPerEpisode == 2.0 / 12 && a.cachedShare == 0.3)
    let b = try #require(standings.spending.first { $0.agent == "b" })
    #expect(b.cost == nil && b.costPerEpisode == nil && b.cachedShare == nil)
  }

  @Test func `cost per 100 Elo is counted from the weakest agent, which has none`() throws {
    let results = (0..<8).flatMap { pair in
      [
        result(["a", "b"], pair % 4 == 0 ? [-1, 1] : [1, -1], pair: pair),
        result(["b", "a"], [-1, 1], pair: pair),
      ]
    }
    let standings = standings(
      results, spending: [spent("a", in: "one", cost: 8), spent("b", in: "one", cost: 8)])
    let elo = Dictionary(
      uniqueKeysWithValues: standings.overall.rows.map { ($0.agent, $0.rating?.elo.value ?? 0) })
    let distance = try #require(elo["a"]) - #require(elo["b"])
    let (a, b) = (standings.spending[0], standings.spending[1])
    #expect(standings.costPerGameAnd100Elo(of: a) == 2 / (distance / 100))
    #expect(standings.costPerGameAnd100Elo(of: b) == nil)
  }
}
