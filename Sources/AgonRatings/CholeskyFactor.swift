// SPDX-License-Identifier: Apache-2.0

/// The lower triangle L of a positive definite matrix L L', which solves equations with it.
struct CholeskyFactor {
  private let lower: SquareMatrix

  /// Factors a symmetric matrix; nothing is made where it is not safely positive definite.
  ///
  /// A pivot that cancels to less than 1e-14 of its diagonal holds only rounding errors.
  init?(_ matrix: SquareMatrix) {
    var lower = SquareMatrix(order: matrix.order)
    for column in 0..<matrix.order {
      var pivot = matrix[column, column]
      for inner in 0..<column { pivot -= lower[column, inner] * lower[column, inner] }
      guard pivot.isFinite, pivot > 1e-14 * matrix[column, column] else { return nil }
      let root = pivot.squareRoot()
      lower[column, column] = root
      for row in (column + 1)..<max(column + 1, matrix.order) {
        var value = matrix[row, column]
        for inner in 0..<column { value -= lower[row, inner] * lower[column, inner] }
        lower[row, column] = value / root
      }
    }
    self.lower = lower
  }

  /// Returns x with M x = `right`.
  func solve(_ right: [Double]) -> [Double] {
    var solution = right
    for row in 0..<lower.order {
      for column in 0..<row { solution[row] -= lower[row, column] * solution[column] }
      solution[row] /= lower[row, row]
    }
    for row in (0..<lower.order).reversed() {
      for below in (row + 1)..<max(row + 1, lower.order) {
        solution[row] -= lower[below, row] * solution[below]
      }
      solution[row] /= lower[row, row]
    }
    return solution
  }

  /// Returns the inverse of the matrix, symmetric to the last bit.
  func inverse() -> SquareMatrix {
    let order = lower.order
    var result = SquareMatrix(order: order)
    for column in 0..<order {
      var unit = [Double](repeating: 0, count: order)
      unit[column] = 1
      let solution = solve(unit)
      for row in column..<order {
        result[row, column] = solution[row]
        result[column, row] = solution[row]
      }
    }
    return result
  }
}
