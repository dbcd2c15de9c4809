// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A fact checker with one thing broken.
struct MutantFacts: FactChecker {
  let base: any FactChecker
  var truth: (JSON, Seat, View, FactAnswer.Truth) -> FactAnswer.Truth = { $3 }
  var made: (Bool, Seed, [JSON]) -> [JSON] = { $2 }

  func check(_ claim: JSON, for seat: Seat, view: View, nodes: UInt64) throws(EnvironmentError)
    -> FactAnswer
  {
    var answer = try base.check(claim, for: seat, view: view, nodes: nodes)
    answer.truth = truth(claim, seat, view, answer.truth)
    return answer
  }

  func generate(_ truth: Bool, for seat: Seat, seed: Seed, most: Int) throws(EnvironmentError)
    -> [JSON]
  {
    made(truth, seed, try base.generate(truth, for: seat, seed: seed, most: most))
  }
}
