// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import RealModule

/// The covariance of the fitted parameters, from which every standard error is taken.
struct RatingUncertainty: Hashable, Sendable {
  /// Fewer clusters than this cannot show how clusters differ.
  static let fewestClusters = 10

  private let curvature: SquareMatrix
  private let clusters: SquareMatrix?
  private let isRegularised: Bool
  private let normalQuantile: Double
  private let clusterQuantile: Double

  /// The number of parameters.
  var parameterCount: Int { curvature.order }

  /// Says whether there were enough clusters for the sandwich.
  var hasClusters: Bool { clusters != nil }

  /// Takes the inverse information of a fit, and the sandwich A M A * C / (C - 1) around the
  /// clusters' scores where there are at least ten clusters and more of them than parameters.
  init(_ fit: DavidsonFit, confidence: Double) {
    let agentCount = fit.likelihood.table.agentCount
    let count = fit.likelihood.table.clusterCount
    curvature = Self.centred(fit.covariance, agentCount: agentCount)
    isRegularised = fit.ridge > 0
    normalQuantile = NormalDistribution.quantile(0.5 + confidence / 2)
    guard count >= Self.fewestClusters, count > fit.parameters.count else {
      clusters = nil
      clusterQuantile = normalQuantile
      return
    }
    let meat = fit.likelihood.clusterMeat(at: fit.parameters)
    var sandwich = curvature * meat * curvature
    let correction = Double(count) / Double(count - 1)
    for row in 0..<sandwich.order {
      for column in 0..<sandwich.order { sandwich[row, column] *= correction }
    }
    clusters = sandwich
    clusterQuantile = StudentDistribution.quantile(
      0.5 + confidence / 2, degrees: Double(count - 1))
  }

  /// Returns the estimate of a linear combination of parameters, times `scale`.
  func estimate(_ value: Double, direction: [Double], scale: Double) -> RatingEstimate {
    let (error, quantile, source) = standardError(direction)
    return RatingEstimate(
      value: value * scale, standardError: error * scale,
      interval: ConfidenceInterval(centre: value * scale, margin: quantile * error * scale),
      errorSource: source)
  }

  /// Returns the estimate of e to the power of a linear combination of parameters.
  ///
  /// The interval is formed before the power is taken; the error is to first order.
  func exponential(_ value: Double, direction: [Double]) -> RatingEstimate {
    let (error, quantile, source) = standardError(direction)
    // Beyond this the power would overflow; the interval is unbounded for every purpose.
    let margin = min(quantile * error, 300)
    let power = Double.exp(value)
    return RatingEstimate(
      value: power, standardError: power * error,
      interval: ConfidenceInterval(lower: .exp(value - margin), upper: .exp(value + margin)),
      errorSource: source)
  }

  /// Chooses between the two errors of a combination.
  ///
  /// The sandwich is taken where there is one, unless all clusters agree on the combination and it
  /// vanishes. Where a ridge was needed, the larger of the two is taken: near the border of the
  /// possible scores clusters differ too little to show how little is known.
  private func standardError(
    _ direction: [Double]
  ) -> (error: Double, quantile: Double, source: RatingEstimate.ErrorSource) {
    let plain = max(0, curvature.quadratic(direction))
    if let clusters {
      let variance = max(0, clusters.quadratic(direction))
      let isUsable = isRegularised ? variance > plain : variance > 1e-8 * plain
      if isUsable { return (variance.squareRoot(), clusterQuantile, .clusters) }
    }
    return (plain.squareRoot(), normalQuantile, .curvature)
  }

  /// Takes out the freedom to shift all strengths: their mean is 0 and has no error.
  private static func centred(_ matrix: SquareMatrix, agentCount: Int) -> SquareMatrix {
    var result = matrix
    let scale = 1 / Double(agentCount)
    for column in 0..<matrix.order {
      let mean = (0..<agentCount).reduce(0) { $0 + result[$1, column] } * scale
      for row in 0..<agentCount { result[row, column] -= mean }
    }
    for row in 0..<matrix.order {
      let mean = (0..<agentCount).reduce(0) { $0 + result[row, $1] } * scale
      for column in 0..<agentCount { result[row, column] -= mean }
    }
    return result
  }
}
