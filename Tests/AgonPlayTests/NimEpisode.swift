// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// One pile being taken away.
final class NimEpisode: Episode {
  private var pile: Int
  private var ply = 0
  private let oddity: NimEnvironment.Oddity

  init(pile: Int, oddity: NimEnvironment.Oddity) {
    self.pile = pile
    self.oddity = oddity
  }

  var progress: Progress {
    let turn: Progress.Turn =
      pile == 0 || oddity == .nobodyActs
      ? .nobody : .seat(oddity == .namesSeatNine ? Seat(9) : Seat(ply % 2))
    return Progress(
      phase: pile == 0 ? .terminated : .play, turn: turn, seatCount: 2, actionCount: ply,
      acting: pile == 0 ? 0 : 1 << UInt64(ply % 2), legalCount: min(3, pile))
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    if oddity == .refusesCalls {
      throw EnvironmentError(code: .invalidArgument, place: "nim.legal_actions", detail: "No.")
    }
    if oddity == .listsNothing { return actions.removeAll() }
    actions = seat == seatToAct ? (0..<min(3, pile)).map { ActionID($0 + 1) } : []
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    "take \(action)"
  }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    guard let action = text.split(separator: " ").last.flatMap({ ActionID($0) }) else {
      return .unparseable("It is no number.")
    }
    return (1...3).contains(action) && action <= pile ? .legal(action) : .illegal(action, "No.")
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    guard seat == seatToAct, (1...3).contains(action), action <= pile else {
      throw EnvironmentError(code: .illegalAction, place: "nim.apply", detail: "Not so many.")
    }
    pile -= Int(action)
    ply += 1
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    throw EnvironmentError(code: .unsupported, place: "nim.apply", detail: "One seat at a time.")
  }

  func rewards() throws(EnvironmentError) -> [Double] { try returns() }

  func returns() throws(EnvironmentError) -> [Double] {
    if pile > 0 { return [0, 0] }
    return ply % 2 == 1 ? [1, -1] : [-1, 1]
  }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    let json: JSON = ["pile": .integer(Int64(pile)), "ply": .integer(Int64(ply))]
    bytes = Array(json.description.utf8)
  }

  func outcome() throws(EnvironmentError) -> JSON { ["reason": "last pebble"] }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    let copy = NimEpisode(pile: pile, oddity: oddity)
    copy.ply = ply
    return copy
  }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    if oddity == .cannotSerialise {
      throw EnvironmentError(code: .unsupported, place: "nim.serialise", detail: "No.")
    }
    bytes = [UInt8(pile), UInt8(ply)]
  }

  var positionKey: UInt64? { nil }
  var facts: (any FactChecker)? { nil }
  var oracle: (any Oracle)? { nil }
  var editor: (any StateEditor)? { nil }
  var symmetry: (any Symmetry)? { nil }
}
