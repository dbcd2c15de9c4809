// SPDX-License-Identifier: Apache-2.0

/// Parameters that make the episodes most likely, found by Newton's method.
struct DavidsonFit {
  /// The model and its episodes.
  let likelihood: DavidsonLikelihood
  /// The parameters, in the order of the likelihood; the strengths have mean 0.
  let parameters: [Double]
  /// The inverse of the information, with the mean of the strengths held by 11' / K.
  let covariance: SquareMatrix
  /// The ridge.
  let ridge: Double
  /// How many steps were taken.
  let iterations: Int

  /// Climbs from zero; nothing is made where double precision does not reach the top.
  init?(_ likelihood: DavidsonLikelihood, ridge: Double) {
    var parameters = [Double](repeating: 0, count: likelihood.parameterCount)
    var value = likelihood.value(at: parameters, ridge: ridge)
    var lastStep = Double.infinity
    var iterations = 0
    while lastStep > 1e-11, iterations < 100 {
      guard let (step, _) = Self.newton(likelihood, parameters, ridge) else { return nil }
      iterations += 1
      // The function is concave, so a short enough step climbs; at the top only rounding is left,
      // which is in proportion to the terms that are summed.
      let extent = parameters.reduce(1) { $0 + abs($1) }
      let slack = 1e-14 * extent * likelihood.table.totalWeight
      var length = 1.0
      var next = parameters
      var nextValue = value
      for _ in 0..<60 {
        next = zip(parameters, step).map { $0 + length * $1 }
        nextValue = likelihood.value(at: next, ridge: ridge)
        if nextValue >= value - slack { break }
        length /= 2
      }
      lastStep = step.reduce(0) { max($0, abs($1)) }
      (parameters, value) = (next, nextValue)
    }
    guard lastStep < 1e-6, let top = Self.newton(likelihood, parameters, ridge) else { return nil }
    self.likelihood = likelihood
    self.parameters = Self.centred(parameters, agentCount: likelihood.table.agentCount)
    covariance = top.factor.inverse()
    self.ridge = ridge
    self.iterations = iterations
  }

  private static func newton(
    _ likelihood: DavidsonLikelihood, _ parameters: [Double], _ ridge: Double
  ) -> (step: [Double], factor: CholeskyFactor)? {
    var (gradient, information) = likelihood.slope(at: parameters, ridge: ridge)
    let count = likelihood.table.agentCount
    for row in 0..<count {
      for column in 0..<count { information[row, column] += 1 / Double(count) }
    }
    guard let factor = CholeskyFactor(information) else { return nil }
    return (factor.solve(gradient), factor)
  }

  private static func centred(_ parameters: [Double], agentCount: Int) -> [Double] {
    let mean = parameters.prefix(agentCount).reduce(0, +) / Double(max(1, agentCount))
    return parameters.enumerated().map { $0.offset < agentCount ? $0.element - mean : $0.element }
  }
}
