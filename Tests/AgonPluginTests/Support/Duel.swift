// SPDX-License-Identifier: Apache-2.0

internal import AgonPlugin

/// Three seats raise 0, 1 or 2 fingers together, twice.
///
/// A seat's return is the fingers of the others. The secrets between the seats cannot be drawn anew.
struct Duel: Rules {
  static let facts = Facts(
    id: "duel", version: "1.0.0", title: "Duel", summary: "Raise fingers.", rules: "0, 1 or 2.",
    authors: "Agon", seats: 3...3, dynamics: .simultaneous, utility: .generalSum,
    hasPerfectInformation: false, returns: 0...8, mostTurns: 2)

  private var raised: [Int] = []

  init(_ setup: Setup) {}

  // Not in order: the bridge puts them in order.
  var turn: Turn { raised.count < 6 ? .simultaneous([2, 0, 1]) : .ended(reason: "two rounds") }
  var actions: [Int] { [0, 1, 2] }
  func legalActions(of seat: Int) -> [Int] { actions }
  func name(of action: Int) -> String { "\(action)" }
  mutating func apply(_ action: Int, by seat: Int) { raised.append(action) }

  var returns: [Double] {
    (0..<3).map { seat in
      Double(raised.enumerated().reduce(0) { $0 + ($1.offset % 3 == seat ? 0 : $1.element) })
    }
  }
  func text(for view: View) -> String { raised.map(String.init).joined(separator: " ") }
  func json(for view: View) -> JSONValue { ["raised": .list(of: raised)] }
}
