// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Claims in disguise, checked on the original.
struct DisguisedFacts: FactChecker {
  let original: any FactChecker
  let disguise: Disguise

  func check(_ claim: JSON, for seat: Seat, view: View, nodes: UInt64) throws(EnvironmentError)
    -> FactAnswer
  {
    let plain = disguise.swapped(claim: claim, isLenient: true)
    var answer = try disguise.passing { () throws(EnvironmentError) in
      try original.check(plain, for: seat, view: view, nodes: nodes)
    }
    answer.evidence.witness = disguise.swapped(answer.evidence.witness)
    return answer
  }

  func generate(_ truth: Bool, for seat: Seat, seed: Seed, most: Int) throws(EnvironmentError)
    -> [JSON]
  {
    try disguise.passing { () throws(EnvironmentError) in
      try original.generate(truth, for: seat, seed: seed, most: most)
    }.map { disguise.swapped(claim: $0) }
  }
}
