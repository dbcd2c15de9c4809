// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension Submission {
  /// Puts a random legal action in the place of a useless answer, and says in the record that it stands there.
  ///
  /// Where the legal actions cannot be enumerated the failure stays, with a sentence on why.
  mutating func playOnAtRandom(in episode: any Episode) throws(EnvironmentError) {
    guard case .failed(let failure, let detail) = decision.choice, !isBeyondHelp else { return }
    guard let action = randomAction(among: try episode.legalActions(of: seat), seed: seed) else {
      isBeyondHelp = true
      decision.choice = .failed(
        failure,
        detail + " No random action could be played instead, for the legal actions of this"
          + " environment cannot be enumerated.")
      return
    }
    decision.choice = .action(action)
    decision.substitution = Substitution(failure: failure, detail: detail)
  }
}

/// The action that stands in for a useless answer: each legal one is as likely; nil when none is listed.
///
/// - Parameter seed: that of the decision.
func randomAction(among legal: [ActionID], seed: Seed) -> ActionID? {
  guard !legal.isEmpty else { return nil }
  var generator = SplitMix64(seed: seed.derived("random-legal"))
  return legal[generator.below(legal.count)]
}
