// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Synchronization

/// A position of tic-tac-toe.
final class TicTacToeEpisode: Episode, Oracle {
  private static let lines = [
    [0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6],
  ]
  private let environment: TicTacToe
  /// The seat that owns each cell, or -1.
  private var cells = [Int](repeating: -1, count: 9)
  private var actor = 0

  init(of environment: TicTacToe) { self.environment = environment }

  private var winner: Int? {
    for line in TicTacToeEpisode.lines where cells[line[0]] >= 0 {
      if line.allSatisfy({ cells[$0] == cells[line[0]] }) { return cells[line[0]] }
    }
    return nil
  }

  private var free: [ActionID] {
    cells.indices.filter { cells[$0] < 0 }.map { ActionID($0) }
  }

  var progress: Progress {
    let isOver = winner != nil || free.isEmpty
    return Progress(
      phase: isOver ? .terminated : .play, turn: isOver ? .nobody : .seat(Seat(actor)),
      seatCount: 2, actionCount: 9 - free.count, acting: isOver ? 0 : 1 << UInt64(actor),
      legalCount: isOver ? 0 : free.count)
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    actions = seatToAct == seat ? free : []
  }

  func name(of action: ActionID, by seat: Seat) -> String {
    String(Array("abc")[Int(action) % 3]) + "\(action / 3 + 1)"
  }

  func read(_ text: String, by seat: Seat) -> ActionReading {
    let words = text.lowercased().split(separator: " ")
    let named = words.map { word in (0..<9).first { name(of: $0, by: seat) == word } }
    let found = named.compactMap { $0 }
    guard found.count == words.count, let action = found.first else {
      return .unparseable("\"\(text)\" is no cell such as b2.")
    }
    if Set(found).count > 1 { return .ambiguous("\"\(text)\" names several cells.") }
    return cells[Int(action)] < 0
      ? .legal(action) : .illegal(action, "The cell \(name(of: action, by: seat)) is taken.")
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    guard seatToAct == seat, (0..<9).contains(action), cells[Int(action)] < 0 else {
      throw EnvironmentError(code: .illegalAction, place: "test.apply", detail: "Refused.")
    }
    cells[Int(action)] = seat.index
    actor = 1 - actor
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    guard actions.count == 1, case .enumerated(let action) = actions[0].action else {
      throw EnvironmentError(code: .unsupported, place: "test.apply", detail: "One at a time.")
    }
    try apply(action, by: actions[0].seat)
  }

  func rewards() -> [Double] { returns() }

  func returns() -> [Double] {
    switch winner {
    case 0: [1, -1]
    case 1: [-1, 1]
    default: [0, 0]
    }
  }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    let isOpen = environment.descriptor.abilities.contains(.perfectInformation) || view == .full
    let marks = cells.map { $0 < 0 || !isOpen && $0 != seat.index ? "." : $0 == 0 ? "x" : "o" }
    bytes = Array(
      [0, 3, 6].map { marks[$0..<$0 + 3].joined() }.joined(separator: "\n").utf8)
  }

  func outcome() -> JSON { ["reason": winner == nil ? "full" : "line"] }

  func clone(_ mode: CloneMode) -> any Episode { copy() }

  private func copy() -> TicTacToeEpisode {
    let copy = TicTacToeEpisode(of: environment)
    copy.cells = cells
    copy.actor = actor
    return copy
  }

  func serialise(into bytes: inout [UInt8]) {
    bytes = cells.map { UInt8($0 + 1) } + [UInt8(actor)]
  }

  var positionKey: UInt64? { cells.reduce(UInt64(actor)) { $0 * 3 + UInt64($1 + 1) } }
  var facts: (any FactChecker)? { nil }
  var oracle: (any Oracle)? { environment.hasOracle ? self : nil }
  var editor: (any StateEditor)? { environment.hasPass ? TicTacToeEditor(of: self) : nil }
  var symmetry: (any Symmetry)? { nil }

  /// A copy with the seat to act.
  func turned(to seat: Seat) -> any Episode {
    let copy = copy()
    copy.actor = seat.index
    return copy
  }

  func actionValues(for seat: Seat, nodes: UInt64, seed: Seed) throws(EnvironmentError)
    -> [ActionValue]
  {
    var values: [ActionValue] = []
    for action in free {
      let next = copy()
      try next.apply(action, by: seat)
      let (value, plies) = try next.solved(for: seat)
      values.append(
        ActionValue(
          action: action, value: value, bounds: value...value, isExact: true, isBest: false,
          plies: plies + 1))
    }
    let most = values.map(\.value).max()
    for index in values.indices { values[index].isBest = values[index].value == most }
    return values
  }

  /// The value to a seat and the plies to the end, by full search that remembers.
  private func solved(for seat: Seat) throws(EnvironmentError) -> (value: Double, plies: Int) {
    if !isOn { return (returns()[seat.index], 0) }
    let key = positionKey ?? 0
    let sign = seat.index == 0 ? 1.0 : -1.0
    if let known = environment.solutions.withLock({ $0[key] }) {
      return (sign * known.value, known.plies)
    }
    var best: (value: Double, plies: Int)?
    for action in free {
      let next = copy()
      try next.apply(action, by: Seat(actor))
      let (value, plies) = try next.solved(for: seat)
      let isBetter = best.map { actor == seat.index ? value > $0.value : value < $0.value }
      if isBetter ?? true { best = (value, plies + 1) }
    }
    let found = best ?? (0, 0)
    environment.solutions.withLock { $0[key] = (sign * found.value, found.plies) }
    return found
  }
}
