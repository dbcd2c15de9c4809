// SPDX-License-Identifier: Apache-2.0

/// A zero-sum game in which both choose at once, solved by the simplex method.
struct MatrixGame {
  /// The value to the one who chooses the row.
  let value: Double
  /// An optimal mixture of columns for the one who chooses the column.
  let columns: [Double]

  /// Solves a game.
  ///
  /// With all payoffs made positive, the column player maximises the sum of y under A y <= 1; the
  /// value is one over that sum. Bland's rule keeps the method from going round in circles.
  init(_ payoffs: [[Double]]) {
    let rows = payoffs.count
    let width = payoffs[0].count
    let shift = 1 - (payoffs.joined().min() ?? 0)
    var table = payoffs.enumerated().map { index, row in
      row.map { $0 + shift } + (0..<rows).map { $0 == index ? 1.0 : 0.0 } + [1.0]
    }
    var goal = [Double](repeating: -1, count: width) + [Double](repeating: 0, count: rows + 1)
    var basis = (0..<rows).map { width + $0 }
    while let enter = goal.dropLast().firstIndex(where: { $0 < -1e-9 }) {
      let open = (0..<rows).filter { table[$0][enter] > 1e-9 }
      let ratios = open.map { table[$0][width + rows] / table[$0][enter] }
      let least = ratios.min() ?? 0
      let tied = zip(open, ratios).filter { $0.1 <= least + 1e-12 }.map(\.0)
      guard let leave = tied.min(by: { basis[$0] < basis[$1] }) else { break }
      let pivot = table[leave][enter]
      table[leave] = table[leave].map { $0 / pivot }
      for row in 0..<rows where row != leave {
        let factor = table[row][enter]
        table[row] = zip(table[row], table[leave]).map { $0 - factor * $1 }
      }
      let factor = goal[enter]
      goal = zip(goal, table[leave]).map { $0 - factor * $1 }
      basis[leave] = enter
    }
    let sum = goal[width + rows]
    value = 1 / sum - shift
    columns = (0..<width).map { column in
      basis.firstIndex(of: column).map { table[$0][width + rows] / sum } ?? 0
    }
  }
}
