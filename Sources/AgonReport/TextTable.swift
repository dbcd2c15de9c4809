// SPDX-License-Identifier: Apache-2.0

/// A table for a terminal: columns as wide as their widest cell, two blanks between them.
package struct TextTable: Sendable {
  /// On which side a column's cells are filled up.
  package enum Alignment: Sendable {
    case left, right
  }

  private let columns: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  /// Begins a table.
  package init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  /// Appends a row; it has one cell for each column.
  package mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "A row has one cell for each column.")
    rows.append(cells)
  }

  /// The lines, the titles first; without blanks at their ends.
  package var lines: [String] {
    let all = [columns.map(\.title)] + rows
    let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column in
        let fill = String(repeating: " ", count: widths[column] - row[column].count)
        return columns[column].alignment == .left ? row[column] + fill : fill + row[column]
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
