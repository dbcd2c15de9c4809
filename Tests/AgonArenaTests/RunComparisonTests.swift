// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonStatistics
import Testing

@testable import AgonArena

struct RunComparisonTests {
  /// Both legs of some pairs between `a` and `b`; `a` wins leg 0 in the pairs named and loses all else.
  private func run(
    pairs: Range<Int>, wonBy wins: Set<Int>, environment: String = "game", seed: UInt64 = 1,
    agents: [String] = ["a", "b"]
  ) -> [ComparedEpisode] {
    pairs.flatMap { pair in
      (0..<2).map { leg in
        let won = leg == 0 && wins.contains(pair)
        return ComparedEpisode(
          result: EpisodeResult(
            environment: environment, pair: pair,
            agents: leg == 0 ? agents : Array(agents.reversed()),
            returns: leg == 0 ? (won ? [1, -1] : [-1, 1]) : [1, -1]),
          leg: leg, seed: Seed(seed), opening: .start)
      }
    }
  }

  @Test func `the paired difference is the one computed by hand`() throws {
    let comparison = RunComparison(
      before: run(pairs: 0..<4, wonBy: []), after: run(pairs: 0..<4, wonBy: [0, 2]))
    let a = try #require(comparison.overall.first)
    #expect(comparison.obstacle == nil && comparison.episodes == 8)
    #expect(a.agent == "a" && a.before == 0 && a.after == 0.25 && a.changedPairs == 2)
    // Differences 0.5, 0, 0.5, 0: mean 0.25, standard error sqrt(0.25 / 3) / 2.
    #expect(a.difference.mean == 0.25 && a.difference.clusterCount == 4)
    #expect(abs(try #require(a.difference.standardError) - 0.144338) < 1e-6)
    #expect(comparison.overall[1].difference.mean == -0.25)
  }

  @Test func `episodes that one run lacks are left out and counted`() {
    let comparison = RunComparison(
      before: run(pairs: 0..<4, wonBy: []), after: run(pairs: 2..<5, wonBy: [2]))
    #expect(comparison.episodes == 4 && comparison.onlyBefore == 4 && comparison.onlyAfter == 2)
  }

  @Test func `each environment is compared by itself too`() {
    let before = run(pairs: 0..<2, wonBy: []) + run(pairs: 0..<2, wonBy: [], environment: "maze")
    let after =
      run(pairs: 0..<2, wonBy: []) + run(pairs: 0..<2, wonBy: [0, 1], environment: "maze")
    let comparison = RunComparison(before: before, after: after)
    #expect(comparison.byEnvironment.map(\.environment) == ["game", "game", "maze", "maze"])
    #expect(comparison.byEnvironment.map(\.difference.mean) == [0, 0, 0.5, -0.5])
  }

  @Test func `equal runs differ by nothing`() {
    let episodes = run(pairs: 0..<3, wonBy: [1])
    let comparison = RunComparison(before: episodes, after: episodes.reversed())
    #expect(comparison.overall.allSatisfy { $0.difference.mean == 0 && $0.changedPairs == 0 })
  }

  @Test func `one pair gives a mean without an interval`() {
    let comparison = RunComparison(
      before: run(pairs: 0..<1, wonBy: []), after: run(pairs: 0..<1, wonBy: [0]))
    #expect(comparison.overall.first?.difference.mean == 0.5)
    #expect(comparison.overall.first?.difference.interval() == nil)
  }

  @Test func `a sentence says why nothing can be paired`() {
    let one = run(pairs: 0..<2, wonBy: [])
    #expect(
      RunComparison(before: one, after: []).obstacle
        == "The second run has no finished episode of two agents.")
    #expect(
      RunComparison(before: one, after: run(pairs: 0..<2, wonBy: [], environment: "maze")).obstacle
        == "The runs share no environment: the first has game, the second maze."
        + " Environments are paired by name.")
    #expect(
      RunComparison(before: one, after: run(pairs: 0..<2, wonBy: [], agents: ["a", "c"])).obstacle
        == "No two agents meet in both runs: the first has a, b, the second a, c."
        + " Agents are paired by name.")
    #expect(
      RunComparison(before: one, after: run(pairs: 0..<2, wonBy: [], seed: 2)).obstacle
        == "The runs share environments and agents, but no episode has the same seed and opening in"
        + " both; play them with the same `seed` and `openings`.")
  }
}
