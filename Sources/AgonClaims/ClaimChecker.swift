// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Finds out whether a claim is true.
///
/// Confined to one thread.
package protocol ClaimChecker {
  /// The predicates it can bind.
  var vocabulary: ClaimVocabulary { get }

  /// Checks a claim that a seat made in the state of an episode, which stays as it is.
  ///
  /// Throws only for a failure of the plugin; what cannot be decided is an unverifiable verdict.
  func verdict(of claim: Claim, for seat: Seat, on episode: any Episode)
    throws(EnvironmentError) -> Verdict
}

extension ClaimChecker {
  /// One verdict a line, in order.
  ///
  /// A line that is no claim names no predicate that is known, and lines beyond
  /// `ClaimFormat.mostClaims` are over the limit.
  package func verdicts(of lines: [ClaimLine], for seat: Seat, on episode: any Episode)
    throws(EnvironmentError) -> [Verdict]
  {
    var verdicts: [Verdict] = []
    for (index, line) in lines.enumerated() {
      if index >= ClaimFormat.mostClaims {
        verdicts.append(Verdict(.unverifiable(.overLimit)))
      } else if let claim = line.claim {
        verdicts.append(try verdict(of: claim, for: seat, on: episode))
      } else {
        verdicts.append(Verdict(.unverifiable(.unknownPredicate)))
      }
    }
    return verdicts
  }
}
