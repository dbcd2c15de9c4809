// SPDX-License-Identifier: Apache-2.0

/// Ratings by the model of Bradley and Terry, with Davidson's ties and a first-move effect.
///
/// Sources: R. A. Bradley and M. E. Terry, Biometrika 39 (1952); R. R. Davidson, JASA 65 (1970);
/// L. R. Ford, American Mathematical Monthly 64 (1957), on when ratings exist.
package enum BradleyTerryDavidson {
  /// The ridge used where no finite ratings fit best: a spread of about 550 Elo around the mean.
  package static let defaultRidge = 0.1

  /// Fits the ratings of `agentCount` agents to their episodes.
  ///
  /// The result is finite for all episodes, none included, and does not depend on their order.
  /// Standard errors come from the spread between clusters where there are at least ten of them and
  /// more than parameters, with Student's t on one degree of freedom less than clusters.
  /// An episode of an agent against itself, or of weight 0, is left out.
  ///
  /// - Parameters:
  ///   - episodes: The episodes, gone through once; their agents are indices below `agentCount`.
  ///   - agentCount: The size of the field.
  ///   - confidence: The coverage of all intervals, within (0, 1).
  ///   - ridge: The strength of the pull towards 0, used only where no finite ratings fit best.
  package static func fit(
    episodes: some Sequence<RatedEpisode>, agentCount: Int, confidence: Double = 0.95,
    ridge: Double = defaultRidge
  ) -> Ratings {
    precondition(agentCount >= 0, "A field has no negative size.")
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1.")
    precondition(ridge > 0 && ridge.isFinite, "A ridge is positive.")
    let table = EpisodeTable(episodes, agentCount: agentCount)
    let graph = OutcomeGraph(table)
    let firstMove = graph.tellsFirstMoveFromStrength
    let likelihood = DavidsonLikelihood(table, firstMove: firstMove)
    let fit = fit(
      likelihood, ridge: ridge,
      isSeparable: graph.hasFiniteMaximum(firstMove: firstMove, ties: table.hasTies))
    return Ratings(
      fit, confidence: confidence, cautions: firstMove ? [] : [.firstMoveUnidentified])
  }

  private static func fit(
    _ likelihood: DavidsonLikelihood, ridge: Double, isSeparable: Bool
  ) -> DavidsonFit {
    if isSeparable, let fit = DavidsonFit(likelihood, ridge: 0) { return fit }
    // A larger ridge is needed only where weights dwarf it beyond double precision.
    var strength = ridge
    while true {
      if let fit = DavidsonFit(likelihood, ridge: strength) { return fit }
      strength *= 10
    }
  }
}
