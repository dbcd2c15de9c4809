// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore

/// Checks what an agent claimed by the rules of the game.
struct ClaimsJudge {
  private let checker: RulesChecker

  init(of environment: any Environment) {
    checker = RulesChecker(of: environment.descriptor, nodes: 200_000)
  }

  /// The verdicts of the claims that a decision makes, with their lines.
  func verdicts(of decision: Decision, for seat: Seat, on episode: any Episode) throws
    -> [(line: String, finding: Verdict.Finding)]
  {
    let lines = (decision.explanation?.claimLines ?? []).map { ClaimLine(parsing: $0) }
    let verdicts = try checker.verdicts(of: lines, for: seat, on: episode)
    return zip(lines, verdicts).map { ($0.text, $1.finding) }
  }

  /// The claims that are not trivial.
  func weightyLines(of decision: Decision, by seat: Seat, in episode: any Episode) throws
    -> [String]
  {
    let legal = try episode.legalActions(of: seat)
    return (decision.explanation?.claimLines ?? []).filter {
      ClaimLine(parsing: $0).claim?
        .isTrivial(chosen: decision.explanation?.stated, legalCount: legal.count) == false
    }
  }
}
