// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonArena

/// Holds the statistics of an ablation against many simulated ones whose truth is known.
struct AblationValidityTests {
  /// Plays one ablation by dice: openings and opponents differ in difficulty, and a variant may be better.
  private func simulated(_ number: UInt64, _ design: AblationDesign, gains: [String: Double] = [:])
    -> Ablation
  {
    var random = SplitMix64(seed: Seed(number).derived("simulated ablation"))
    var results: [EpisodeResult] = []
    for pair in 0..<20 {
      let opening = random.unit() * 0.6 - 0.3
      for (opponent, strength) in [("rock", 0.1), ("reed", -0.1)] {
        for seat in 0...1 {
          let edge = seat == 0 ? opening : -opening
          for agent in [design.baseline, design.null] + design.variants {
            let chance = 0.4 + edge - strength + gains[agent, default: 0]
            let draw = random.unit()
            let score = draw < chance ? 1 : draw < chance + 0.2 ? 0.5 : 0.0
            results.append(
              design.result(agent, against: opponent, pair: pair, seat: seat, score: score))
          }
        }
      }
    }
    return Ablation(design, results: results, seed: Seed(number), patterns: 499)
  }

  @Test func `without an effect false alarms are no more frequent than the level`() throws {
    let design = try AblationDesign.sample(variants: "a", "b", "c")
    let count = 400
    var alarms = 0
    var distrusted = 0
    for number in 0..<count {
      let ablation = simulated(UInt64(number), design)
      if ablation.variants.contains(where: { $0.finding == .better || $0.finding == .worse }) {
        alarms += 1
      }
      if ablation.isTrusted == false { distrusted += 1 }
    }
    // A binomial count with the level's chance exceeds this bound once in a thousand times.
    let mean = Double(count) * Ablation.level
    let bound = mean + 3.1 * (mean * (1 - Ablation.level)).squareRoot()
    #expect(Double(alarms) <= bound)
    #expect(Double(distrusted) <= bound)
    // And the test is no mute one.
    #expect(distrusted > 0)
  }

  @Test func `a planted effect is found, and its sign`() throws {
    let design = try AblationDesign.sample(variants: "a", "b", "c")
    var found = (better: 0, worse: 0, wrong: 0)
    for number in 1_000..<1_050 as Range<UInt64> {
      let rows = simulated(number, design, gains: ["poet/a": 0.35, "poet/c": -0.35]).variants
      if rows[0].finding == .better { found.better += 1 }
      if rows[2].finding == .worse { found.worse += 1 }
      if rows[0].finding == .worse || rows[2].finding == .better { found.wrong += 1 }
    }
    #expect(found.better >= 45)
    #expect(found.worse >= 45)
    #expect(found.wrong == 0)
  }
}
