// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// Stones are taken from a pile, one to three in turn; who takes the last one gets 1, the others 0.
final class PileEpisode: SmallEpisode {
  private let seatCount: Int
  private var pile: Int
  private var actor = 0
  private var turns = 0

  init(_ pile: Int, seats: Int = 2) {
    self.pile = pile
    seatCount = seats
  }

  static func environment(_ pile: Int) -> SmallEnvironment {
    SmallEnvironment(
      "pile", seats: 2...4, returns: 0...1, utility: .constantSum, mostTurns: pile
    ) { PileEpisode(pile, seats: $0) }
  }

  var progress: Progress {
    let isOver = pile == 0
    return Progress(
      phase: isOver ? .terminated : .play, turn: isOver ? .nobody : .seat(Seat(actor)),
      seatCount: seatCount, actionCount: turns, acting: isOver ? 0 : 1 << UInt64(actor),
      legalCount: min(pile, 3))
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) {
    actions = seat.index == actor ? (1...3).filter { $0 <= pile }.map { ActionID($0) } : []
  }

  func name(of action: ActionID, by seat: Seat) -> String { "take \(action)" }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    guard seatToAct == seat, (1...3).contains(action), action <= pile else {
      throw refusal("apply")
    }
    pile -= Int(action)
    turns += 1
    if pile > 0 { actor = (actor + 1) % seatCount }
  }

  func returns() -> [Double] { (0..<seatCount).map { pile == 0 && $0 == actor ? 1 : 0 } }

  func clone(_ mode: CloneMode) -> any Episode {
    let copy = PileEpisode(pile, seats: seatCount)
    copy.actor = actor
    copy.turns = turns
    return copy
  }
}
