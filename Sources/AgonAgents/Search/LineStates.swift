// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The states after lines of actions, each made when it is first asked for.
struct LineStates {
  private let root: any Episode
  private var known: [[ActionID]: any Episode] = [:]

  /// Begins at a state.
  init(from root: any Episode) { self.root = root }

  /// The state after actions of whoever acts; nil where one of them cannot be played.
  mutating func state(after line: [ActionID]) throws(EnvironmentError) -> (any Episode)? {
    guard let last = line.last else { return root }
    if let state = known[line] { return state }
    guard let before = try state(after: line.dropLast()), before.isOn,
      let seat = before.seatToAct, try before.legalActions(of: seat).contains(last)
    else { return nil }
    let state = try before.clone(.exact)
    try state.apply(last, by: seat)
    known[line] = state
    return state
  }

  /// The name of an action of a seat after a line; nil where it cannot be played there.
  mutating func name(of action: ActionID, by seat: Seat, after line: [ActionID])
    throws(EnvironmentError) -> String?
  {
    guard let state = try state(after: line), state.isOn, state.seatToAct == seat,
      try state.legalActions(of: seat).contains(action)
    else { return nil }
    return try state.name(of: action, by: seat)
  }
}
