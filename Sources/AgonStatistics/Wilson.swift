// SPDX-License-Identifier: Apache-2.0

/// Wilson's score interval for a proportion: holds its level at 0, at 1 and in small samples.
package enum Wilson {
  /// Returns the interval for `successes` out of `trials`, or nothing where there are no trials.
  ///
  /// Counts may be fractional, so that effective counts can be given where observations are
  /// clustered (see `ClusteredProportion`). `confidence` is within (0, 1).
  package static func interval(
    successes: Double, trials: Double, confidence: Double = 0.95
  ) -> ConfidenceInterval? {
    precondition(successes >= 0 && successes <= trials, "Successes lie between 0 and the trials.")
    precondition(trials.isFinite, "The number of trials is finite.")
    guard trials > 0 else { return nil }
    let z = NormalDistribution.quantile(0.5 + confidence / 2)
    let share = successes / trials
    let shrink = 1 + z * z / trials
    let centre = (share + z * z / (2 * trials)) / shrink
    let spread = share * (1 - share) / trials + z * z / (4 * trials * trials)
    let margin = z * spread.squareRoot() / shrink
    // The formula reaches the borders exactly; rounding may not.
    return ConfidenceInterval(
      lower: successes == 0 ? 0 : max(0, centre - margin),
      upper: successes == trials ? 1 : min(1, centre + margin))
  }
}
