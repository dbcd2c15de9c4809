// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonStatistics
import Testing

@testable import AgonArena

struct AblationTests {
  @Test func `a variant is held against the same opponent, opening and seat`() throws {
    let design = try AblationDesign.sample(variants: "terse")
    let ablation = Ablation(
      design,
      results: [
        design.result("poet", pair: 0, score: 1),
        design.result("poet", pair: 0, seat: 1, score: 0),
        design.result("poet", against: "reed", pair: 1, score: 0),
        design.result("poet/terse", pair: 0, score: 0.5),
        design.result("poet/terse", against: "reed", pair: 1, score: 1),
        // The unchanged agent did not play these.
        design.result("poet/terse", pair: 2, score: 1),
        design.result("poet/terse", against: "reed", pair: 1, seat: 1, score: 1),
      ], seed: Seed(1))
    let row = ablation.variants[0]
    #expect(row.episodes == 2)
    #expect(row.played == 4)
    #expect(row.score == 0.75)
    #expect(row.difference?.mean == 0.25)
    #expect(row.difference?.clusterCount == 2)
    #expect(ablation.baseline.episodes == 3)
    #expect(ablation.null.finding == .untested)
    #expect(ablation.isTrusted == nil)
  }

  @Test func `episodes of one pair number are one cluster whoever the opponent is`() throws {
    let design = try AblationDesign.sample(variants: "terse")
    var results: [EpisodeResult] = []
    for opponent in ["rock", "reed"] {
      for seat in 0...1 {
        for (agent, score) in [("poet", 0.0), ("poet/terse", 1)] {
          results.append(
            design.result(agent, against: opponent, pair: 4, seat: seat, score: score))
        }
      }
    }
    let row = Ablation(design, results: results, seed: Seed(1)).variants[0]
    #expect(row.difference?.clusterCount == 1)
    #expect(row.difference?.mean == 1)
    #expect(row.pValue == 1)
    #expect(row.finding == .inconclusive)
  }

  @Test func `the p-values of the variants are corrected together, without the null`() throws {
    let design = try AblationDesign.sample(variants: "a", "b")
    var results: [EpisodeResult] = []
    for pair in 0..<12 {
      results.append(design.result("poet", pair: pair, score: 0))
      results.append(design.result("poet/again", pair: pair, score: 0))
      results.append(design.result("poet/a", pair: pair, score: 1))
      results.append(design.result("poet/b", pair: pair, score: pair % 2 == 0 ? 0 : 0.5))
    }
    let ablation = Ablation(design, results: results, seed: Seed(1))
    #expect(ablation.variants[0].pValue == 2.0 / 4096)
    #expect(ablation.variants[0].correctedPValue == 4.0 / 4096)
    #expect(ablation.variants[0].finding == .better)
    #expect(ablation.variants[1].pValue == 2.0 / 64)
    #expect(ablation.variants[1].correctedPValue == 2.0 / 64)
    #expect(ablation.null.correctedPValue == nil)
    #expect(ablation.null.finding == .inconclusive)
    #expect(ablation.isTrusted == true)
  }

  @Test func `no difference is shown by many pairs, not by a few that agree`() throws {
    let design = try AblationDesign.sample(variants: "terse")
    for (pairs, finding) in [(59, AblationRow.Finding.inconclusive), (60, .equivalent)] {
      let results = (0..<pairs).flatMap { pair in
        ["poet", "poet/terse"].map { design.result($0, pair: pair, score: 1) }
      }
      let ablation = Ablation(design, results: results, seed: Seed(1))
      #expect(ablation.variants[0].finding == finding)
    }
  }

  @Test func `an unchanged agent that differs from itself makes the comparison worthless`() throws {
    let design = try AblationDesign.sample(variants: "terse")
    var results: [EpisodeResult] = []
    for pair in 0..<10 {
      results.append(design.result("poet", pair: pair, score: 0))
      results.append(design.result("poet/again", pair: pair, score: 1))
    }
    let ablation = Ablation(design, results: results, seed: Seed(1))
    #expect(ablation.isTrusted == false)
    #expect(ablation.variants[0].finding == .untested)
  }

  @Test func `failures are counted by class and an episode for nobody is left out`() throws {
    let design = try AblationDesign.sample(variants: "terse")
    var lost = design.result("poet/terse", pair: 0, seat: 1, score: 0)
    (lost.end, lost.culprit, lost.failure) = (.forfeited, Seat(1), .illegal)
    var void = design.result("poet/terse", pair: 1, score: 0)
    (void.end, void.culprit, void.failure) = (.voided, Seat(0), .empty)
    var other = design.result("poet/terse", pair: 2, score: 1)
    (other.end, other.culprit, other.failure) = (.forfeited, Seat(1), .timeout)
    let ablation = Ablation(
      design,
      results: [lost, void, other]
        + (0..<3).map { design.result("poet", pair: $0, seat: $0 == 0 ? 1 : 0, score: 0) },
      costs: ["poet": 0.5], seed: Seed(1))
    let row = ablation.variants[0]
    #expect(row.failures == [.illegal: 1, .empty: 1])
    #expect(row.episodes == 2)
    #expect(row.played == 3)
    #expect(ablation.baseline.cost == 0.5)
    #expect(row.cost == nil)
  }

  @Test func `so many pairs are needed before anything can be told from luck`() {
    #expect(Ablation.leastPairs(variants: 1) == 6)
    #expect(Ablation.leastPairs(variants: 4) == 8)
  }

  @Test func `the order of the episodes decides nothing`() throws {
    let design = try AblationDesign.sample(variants: "terse")
    var random = SplitMix64(state: 4)
    var results: [EpisodeResult] = []
    for pair in 0..<30 {
      for agent in ["poet", "poet/again", "poet/terse"] {
        results.append(
          design.result(agent, pair: pair, score: [0, 0.5, 1][random.below(3)]))
      }
    }
    let one = Ablation(design, results: results, seed: Seed(3))
    #expect(one == Ablation(design, results: results.reversed(), seed: Seed(3)))
  }
}
