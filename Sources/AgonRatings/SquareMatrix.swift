// SPDX-License-Identifier: Apache-2.0

/// A small dense matrix of Double, rows after one another.
struct SquareMatrix: Hashable, Sendable {
  /// The number of rows and of columns.
  let order: Int
  private var values: [Double]

  /// Makes a matrix of zeros.
  init(order: Int) {
    self.order = order
    values = [Double](repeating: 0, count: order * order)
  }

  /// The value at a row and a column, both from 0.
  subscript(row: Int, column: Int) -> Double {
    get { values[row * order + column] }
    set { values[row * order + column] = newValue }
  }

  /// Returns the value of v' M v.
  func quadratic(_ vector: [Double]) -> Double {
    var total = 0.0
    for row in 0..<order where vector[row] != 0 {
      for column in 0..<order { total += vector[row] * self[row, column] * vector[column] }
    }
    return total
  }

  /// Returns the matrix product.
  static func * (left: SquareMatrix, right: SquareMatrix) -> SquareMatrix {
    var product = SquareMatrix(order: left.order)
    for row in 0..<left.order {
      for inner in 0..<left.order {
        let factor = left[row, inner]
        for column in 0..<left.order { product[row, column] += factor * right[inner, column] }
      }
    }
    return product
  }
}
