// SPDX-License-Identifier: Apache-2.0

internal import RealModule

/// Student's t distribution: the shape of a mean over its estimated error in small samples.
package enum StudentDistribution {
  /// Returns the probability of a value at most `x`, at `degrees` degrees of freedom (> 0).
  package static func cumulative(_ x: Double, degrees: Double) -> Double {
    precondition(degrees > 0, "Degrees of freedom are positive.")
    let tail = 0.5 * twoSidedTail(abs(x), degrees: degrees)
    return x < 0 ? tail : 1 - tail
  }

  /// Returns the value below which the fraction `probability` lies; `probability` is within (0, 1).
  ///
  /// Above ten million degrees of freedom this is the normal quantile, equal to seven digits.
  package static func quantile(_ probability: Double, degrees: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A probability lies between 0 and 1.")
    precondition(degrees > 0, "Degrees of freedom are positive.")
    if probability == 0.5 { return 0 }
    if degrees > 1e7 { return NormalDistribution.quantile(probability) }
    let target = 2 * min(probability, 1 - probability)
    var low = 0.0
    var high = 1.0
    while twoSidedTail(high, degrees: degrees) > target, high < 1e150 { high *= 2 }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if twoSidedTail(middle, degrees: degrees) > target { low = middle } else { high = middle }
    }
    return probability < 0.5 ? -high : high
  }

  /// Returns the probability of a value further from zero than `x`, `x` not negative.
  private static func twoSidedTail(_ x: Double, degrees: Double) -> Double {
    let half = degrees / 2
    let squared = x * x
    // Each branch asks for the argument that it can form without cancellation.
    let inner = degrees / (degrees + squared)
    let outer = squared / (degrees + squared)
    return incompleteBeta(inner, complement: outer, half, 0.5)
  }

  /// Returns the regularised incomplete beta function I_x(a, b), given x and 1 - x.
  private static func incompleteBeta(
    _ x: Double, complement: Double, _ a: Double, _ b: Double
  ) -> Double {
    if x <= 0 { return 0 }
    if complement <= 0 { return 1 }
    let logScale: Double =
      .logGamma(a + b) - .logGamma(a) - .logGamma(b) + a * .log(x) + b * .log(complement)
    let scale = Double.exp(logScale)
    if x < (a + 1) / (a + b + 2) {
      return scale * continuedFraction(x, a, b) / a
    }
    return 1 - scale * continuedFraction(complement, b, a) / b
  }

  /// Evaluates the continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz.
  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 / nonzero(1 - (a + b) * x / (a + 1), tiny)
    var result = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonzero(1 + even * d, tiny)
      c = nonzero(1 + even / c, tiny)
      result *= c * d
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonzero(1 + odd * d, tiny)
      c = nonzero(1 + odd / c, tiny)
      let factor = c * d
      result *= factor
      if abs(factor - 1) < 1e-15 { break }
    }
    return result
  }

  private static func nonzero(_ value: Double, _ tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
