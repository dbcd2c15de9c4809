// SPDX-License-Identifier: Apache-2.0

internal import RealModule

/// The standard normal distribution: mean 0, standard deviation 1.
package enum NormalDistribution {
  /// Returns the probability of a value at most `x`.
  package static func cumulative(_ x: Double) -> Double {
    0.5 * .erfc(-x / 2.0.squareRoot())
  }

  /// Returns the value below which the fraction `probability` lies; `probability` is within (0, 1).
  ///
  /// Starts from a rational approximation for the upper tail (Abramowitz and Stegun 26.2.23) and
  /// polishes it by Halley's method to full precision.
  package static func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A probability lies between 0 and 1.")
    if probability == 0.5 { return 0 }
    let tail = min(probability, 1 - probability)
    let t = (-2 * .log(tail)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    // Works on the lower tail, where the cumulative probability keeps its relative precision.
    var x = -(t - numerator / denominator)
    for _ in 0..<4 {
      let error = (cumulative(x) - tail) / density(x)
      x -= error / (1 + x * error / 2)
    }
    return probability < 0.5 ? x : -x
  }

  private static func density(_ x: Double) -> Double {
    .exp(-x * x / 2) / (2 * Double.pi).squareRoot()
  }
}
