// SPDX-License-Identifier: Apache-2.0

internal import AgonPlugin

/// Two seats in turn take 1 or 2 from a number; who takes the last one wins.
///
/// It has parameters and openings.
struct Countdown: Rules {
  static let facts = Facts(
    id: "countdown", version: "1.0.0", title: "Countdown", summary: "Take the last one.",
    rules: "Take 1 or 2.", authors: "Agon", returns: -1...1, mostTurns: 9, takesOpenings: true,
    parametersSchema: #"{"type":"object","properties":{"start":{"type":"integer"}}}"#)

  private var left: Int
  private var seat = 0

  init(_ setup: Setup) throws(Refusal) {
    let start = setup.parameters["start"].map { $0.integer ?? 0 } ?? 5
    guard (1...9).contains(start) else { throw Refusal("start is a number from 1 to 9.") }
    let left = setup.opening.map { $0.integer ?? 0 } ?? start
    guard (1...start).contains(left) else {
      throw Refusal("The opening is a number from 1 to \(start).")
    }
    self.left = left
  }

  var turn: Turn { left > 0 ? .seat(seat) : .ended(reason: "nothing left") }
  var actions: [Int] { [1, 2] }
  // Not in order: the bridge puts them in order.
  func legalActions(of seat: Int) -> [Int] { [2, 1].filter { $0 <= left } }
  func name(of action: Int) -> String { "take \(action)" }
  func synonyms(of action: Int) -> [String] { ["\(action)", "some"] }

  mutating func apply(_ action: Int, by seat: Int) {
    left -= action
    self.seat = 1 - self.seat
  }

  var returns: [Double] { left > 0 ? [0, 0] : seat == 0 ? [-1, 1] : [1, -1] }
  func text(for view: View) -> String { "Left: \(left)." }
  func json(for view: View) -> JSONValue { ["left": .integer(left)] }
  var ending: [(key: String, value: JSONValue)] { [("winner", .integer(1 - seat))] }

  func add(to key: inout PositionKey) {
    key.add(left)
    key.add(seat)
  }
}
