// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Asks one checker, and a second one for what the first does not support.
package struct FallbackChecker: ClaimChecker {
  /// Asked first.
  package let first: any ClaimChecker
  /// Asked when the first does not know the predicate or lacks the means.
  package let second: any ClaimChecker

  /// Makes a checker from two.
  package init(_ first: any ClaimChecker, then second: any ClaimChecker) {
    self.first = first
    self.second = second
  }

  /// The vocabulary of the first.
  package var vocabulary: ClaimVocabulary { first.vocabulary }

  /// The first one's verdict, unless it is `unsupported_by_plugin` or `unknown_predicate`.
  ///
  /// The cost is the sum.
  package func verdict(of claim: Claim, for seat: Seat, on episode: any Episode)
    throws(EnvironmentError) -> Verdict
  {
    let verdict = try first.verdict(of: claim, for: seat, on: episode)
    switch verdict.finding {
    case .unverifiable(.unsupportedByPlugin), .unverifiable(.unknownPredicate):
      var later = try second.verdict(of: claim, for: seat, on: episode)
      later.cost += verdict.cost
      return later
    default: return verdict
    }
  }
}
