// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// Tic-tac-toe in a few lines of Swift, so that the checkers are tested without a plugin.
///
/// Cell 0 is a1, cell 1 is b1, cell 3 is a2. It serves `pass`, and `owner` and `empty` as facts.
final class Noughts: Episode {
  /// The seat whose mark a cell holds.
  var cells: [Int?]
  var actor: Int
  var ply = 0
  var canPass = true

  static let lines = [
    [0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6],
  ]
  static let names = ["a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3"]

  /// The rules, or a variant of them.
  static func rules(
    chance: EnvironmentDescriptor.Chance = .none,
    abilities: EnvironmentDescriptor.Abilities = [.perfectInformation, .clone, .enumerate]
  ) -> EnvironmentDescriptor {
    EnvironmentDescriptor(
      id: "noughts", version: "1", title: "", summary: "", rules: "", licence: "", authors: "",
      dynamics: .sequential, chance: chance, utility: .zeroSum, replay: .exact, seats: 2...2,
      abilities: abilities, media: [], returns: -1...1, mostTurns: 9, parametersSchema: nil)
  }

  /// A position from its cells, `x` of seat 0, `o` of seat 1, `.` of nobody, row 1 first.
  init(_ picture: String = ".........", toAct actor: Int? = nil) {
    cells = picture.filter { "xo.".contains($0) }.map { $0 == "x" ? 0 : $0 == "o" ? 1 : nil }
    ply = cells.count { $0 != nil }
    self.actor = actor ?? ply % 2
  }

  init(copying other: Noughts) {
    cells = other.cells
    actor = other.actor
    ply = other.ply
    canPass = other.canPass
  }

  var winner: Int? {
    for line in Noughts.lines {
      if let seat = cells[line[0]], cells[line[1]] == seat, cells[line[2]] == seat { return seat }
    }
    return nil
  }

  var isOver: Bool { winner != nil || !cells.contains(nil) }

  var progress: Progress {
    Progress(
      phase: isOver ? .terminated : .play, turn: isOver ? .nobody : .seat(Seat(actor)),
      seatCount: 2, actionCount: ply, acting: isOver ? 0 : 1 << UInt64(actor),
      legalCount: isOver ? 0 : cells.count { $0 == nil })
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    actions.removeAll(keepingCapacity: true)
    guard !isOver, seat.index == actor else { return }
    for (index, cell) in cells.enumerated() where cell == nil { actions.append(ActionID(index)) }
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    Noughts.names[Int(action)]
  }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    if text == "corner" { return .ambiguous("There are four corners.") }
    guard let index = Noughts.names.firstIndex(of: text.lowercased()) else {
      return .unparseable("No cell.")
    }
    let isLegal = !isOver && cells[index] == nil
    return isLegal ? .legal(ActionID(index)) : .illegal(ActionID(index), "Not now.")
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    guard !isOver, seat.index == actor, cells[Int(action)] == nil else {
      throw EnvironmentError(code: .illegalAction, place: "noughts.apply", detail: "Illegal.")
    }
    cells[Int(action)] = actor
    actor = 1 - actor
    ply += 1
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    throw unsupported
  }

  func rewards() throws(EnvironmentError) -> [Double] { try returns() }

  func returns() throws(EnvironmentError) -> [Double] {
    guard let winner else { return [0, 0] }
    return winner == 0 ? [1, -1] : [-1, 1]
  }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  { throw unsupported }

  func outcome() throws(EnvironmentError) -> JSON { [:] }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    Noughts(copying: self)
  }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) { throw unsupported }

  var positionKey: UInt64? {
    cells.reduce(UInt64(actor + 1)) { $0 * 3 + UInt64(($1 ?? -1) + 1) }
  }

  var facts: (any FactChecker)? { self }
  var oracle: (any Oracle)? { nil }
  var editor: (any StateEditor)? { canPass ? NoughtsEditor(episode: self) : nil }
  var symmetry: (any Symmetry)? { nil }

  private var unsupported: EnvironmentError {
    EnvironmentError(code: .unsupported, place: "noughts", detail: "Not offered.")
  }

  /// The value to seat 0 by plain minimax: the reference for the search.
  var value: Int {
    if let winner { return winner == 0 ? 1 : -1 }
    let values = cells.indices.filter { cells[$0] == nil }.map { index in
      let next = Noughts(copying: self)
      next.cells[index] = actor
      next.actor = 1 - actor
      return next.value
    }
    return (actor == 0 ? values.max() : values.min()) ?? 0
  }
}

/// Passes the turn, and lists the cells.
struct NoughtsEditor: StateEditor {
  let episode: Noughts

  func edit(_ fact: JSON) throws(EnvironmentError) -> (episode: any Episode, changes: [JSON]) {
    throw EnvironmentError(code: .unsupported, place: "noughts.edit", detail: "Not offered.")
  }

  func validate() throws(EnvironmentError) {}

  func pass(to seat: Seat) throws(EnvironmentError) -> any Episode {
    let copy = Noughts(copying: episode)
    copy.actor = seat.index
    return copy
  }

  func facts() throws(EnvironmentError) -> [JSON] {
    Noughts.names.map { ["predicate": "empty", "args": [.string($0)], "polarity": true] }
  }
}

extension Noughts: FactChecker {
  func check(_ claim: JSON, for seat: Seat, view: View, nodes: UInt64) throws(EnvironmentError)
    -> FactAnswer
  {
    let evidence = Evidence(method: .rule, isExact: true, depth: 0, witness: [])
    guard let arguments = claim["args"]?.elements, let name = arguments.first?.text,
      let index = Noughts.names.firstIndex(of: name)
    else { return FactAnswer(truth: .invalid, evidence: evidence) }
    let holds: Bool
    switch claim["predicate"]?.text {
    case "empty": holds = cells[index] == nil
    case "owner": holds = cells[index].map(Int64.init) == arguments[1].integer
    default: return FactAnswer(truth: .invalid, evidence: evidence)
    }
    return FactAnswer(truth: holds == claim["polarity"]?.truth ? .yes : .no, evidence: evidence)
  }

  func generate(_ truth: Bool, for seat: Seat, seed: Seed, most: Int) throws(EnvironmentError)
    -> [JSON]
  { [] }
}
