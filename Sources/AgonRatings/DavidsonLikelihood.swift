// SPDX-License-Identifier: Apache-2.0

internal import RealModule

/// The log-likelihood of Davidson's model of wins, ties and losses, with a first-move effect.
///
/// With d = theta_low - theta_high + gamma * order, the chances of win, tie and loss are
/// e^(d/2) / Z, nu / Z and e^(-d/2) / Z. Parameters stand in one vector: theta of every agent, then
/// gamma, then ln nu, the last two where the model has them. Without ties nu is 0. The function is
/// concave; a ridge subtracts (ridge / 2) |parameters|^2.
struct DavidsonLikelihood {
  /// The chances and moments of one cell at given parameters.
  struct Moments {
    /// The chance of a tie.
    let tie: Double
    /// The expected score of the agent with the smaller index.
    let score: Double
    /// One less the expected score, without rounding it off near 1.
    let missing: Double
    /// The variance of that score.
    let scoreVariance: Double
    /// The covariance of that score with the tie.
    let covariance: Double
    /// The logarithm of Z.
    let logNorm: Double
  }

  /// The episodes.
  let table: EpisodeTable
  /// Where gamma stands in the vector, if it is estimated.
  let firstMoveIndex: Int?
  /// Where ln nu stands in the vector, if there are ties.
  let tieIndex: Int?
  /// The number of parameters.
  let parameterCount: Int

  /// Sets up the model for the episodes; the tie parameter is there where ties are.
  init(_ table: EpisodeTable, firstMove: Bool) {
    self.table = table
    var next = table.agentCount
    firstMoveIndex = firstMove ? next : nil
    if firstMove { next += 1 }
    tieIndex = table.hasTies ? next : nil
    if table.hasTies { next += 1 }
    parameterCount = next
  }

  /// Returns the logarithm of the likelihood less the ridge.
  func value(at parameters: [Double], ridge: Double) -> Double {
    var total = 0.0
    for cell in table.cells {
      let gap = self.gap(of: cell, at: parameters)
      total += (cell.wins - cell.losses) * gap / 2 - cell.total * moments(gap, parameters).logNorm
      if let tieIndex { total += cell.ties * parameters[tieIndex] }
    }
    return total - ridge / 2 * parameters.reduce(0) { $0 + $1 * $1 }
  }

  /// Returns the slope of `value` and the information (minus its curvature).
  func slope(at parameters: [Double], ridge: Double) -> (gradient: [Double], SquareMatrix) {
    var gradient = parameters.map { -ridge * $0 }
    var information = SquareMatrix(order: parameterCount)
    for index in 0..<parameterCount { information[index, index] = ridge }
    for cell in table.cells {
      let moments = moments(gap(of: cell, at: parameters), parameters)
      let effects = effects(of: cell)
      // Kept in terms that do not cancel: far from the data a difference would round to zero and
      // pass for a maximum.
      let residual =
        cell.wins * moments.missing + cell.ties * (0.5 - moments.score)
        - cell.losses * moments.score
      for (index, effect) in effects {
        gradient[index] += residual * effect
        for (other, otherEffect) in effects {
          information[index, other] += cell.total * moments.scoreVariance * effect * otherEffect
        }
        if let tieIndex {
          information[index, tieIndex] += cell.total * moments.covariance * effect
          information[tieIndex, index] += cell.total * moments.covariance * effect
        }
      }
      if let tieIndex {
        gradient[tieIndex] += cell.ties - cell.total * moments.tie
        information[tieIndex, tieIndex] += cell.total * moments.tie * (1 - moments.tie)
      }
    }
    return (gradient, information)
  }

  /// Returns the sum over clusters of the outer product of the cluster's score vector.
  func clusterMeat(at parameters: [Double]) -> SquareMatrix {
    let known = table.cells.map { cell in
      (effects: effects(of: cell), moments: moments(gap(of: cell, at: parameters), parameters))
    }
    var meat = SquareMatrix(order: parameterCount)
    var sums = [Double](repeating: 0, count: parameterCount)
    var touched: [Int] = []
    func add(_ amount: Double, to index: Int) {
      if !touched.contains(index) { touched.append(index) }
      sums[index] += amount
    }
    for (position, row) in table.rows.enumerated() {
      let (effects, moments) = known[Int(row.cell)]
      let residual = row.weight * (row.score.rawValue - moments.score)
      for (index, effect) in effects { add(residual * effect, to: index) }
      if let tieIndex {
        add(row.weight * ((row.score == .tie ? 1 : 0) - moments.tie), to: tieIndex)
      }
      let isLast =
        position + 1 == table.rows.count || table.rows[position + 1].cluster != row.cluster
      guard isLast else { continue }
      for index in touched {
        for other in touched { meat[index, other] += sums[index] * sums[other] }
      }
      for index in touched { sums[index] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    return meat
  }

  /// Which parameters the gap of a cell depends on, and how.
  private func effects(of cell: EpisodeTable.Cell) -> [(index: Int, effect: Double)] {
    var effects = [(index: cell.low, effect: 1.0), (index: cell.high, effect: -1.0)]
    if let firstMoveIndex, cell.order != 0 { effects.append((firstMoveIndex, Double(cell.order))) }
    return effects
  }

  private func gap(of cell: EpisodeTable.Cell, at parameters: [Double]) -> Double {
    let effect = firstMoveIndex.map { parameters[$0] * Double(cell.order) } ?? 0
    return parameters[cell.low] - parameters[cell.high] + effect
  }

  private func moments(_ gap: Double, _ parameters: [Double]) -> Moments {
    let logTie = tieIndex.map { parameters[$0] } ?? -.infinity
    // Divides by the largest of the three terms, so that none overflows.
    let largest = max(abs(gap) / 2, logTie)
    let win = Double.exp(gap / 2 - largest)
    let tie = Double.exp(logTie - largest)
    let loss = Double.exp(-gap / 2 - largest)
    let norm = win + tie + loss
    let (w, t, l) = (win / norm, tie / norm, loss / norm)
    let score = w + t / 2
    // 1 - score and 1/2 - score, formed from terms that do not cancel.
    let missing = l + t / 2
    let lean = (l - w) / 2
    return Moments(
      tie: t, score: score, missing: missing,
      scoreVariance: w * missing * missing + t * lean * lean + l * score * score,
      covariance: t * lean, logNorm: largest + .log(norm))
  }
}
