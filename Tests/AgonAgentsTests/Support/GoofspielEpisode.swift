// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// Goofspiel: all seats bid a card of theirs at once for a prize that falls; the highest bid alone takes it.
final class GoofspielEpisode: SmallEpisode {
  private let seatCount: Int
  private let cardCount: Int
  private var bids: [[Int]] = []

  init(cards: Int, seats: Int) {
    cardCount = cards
    seatCount = seats
  }

  static func environment(cards: Int) -> SmallEnvironment {
    SmallEnvironment(
      "goofspiel", seats: 2...6, returns: 0...Double(cards * (cards + 1) / 2),
      dynamics: .simultaneous, utility: .generalSum, mostTurns: cards * 6
    ) { GoofspielEpisode(cards: cards, seats: $0) }
  }

  private var isOver: Bool { bids.count == cardCount }

  var progress: Progress {
    Progress(
      phase: isOver ? .terminated : .play, turn: isOver ? .nobody : .simultaneous,
      seatCount: seatCount, actionCount: bids.count * seatCount,
      acting: isOver ? 0 : 1 << UInt64(seatCount) - 1, legalCount: cardCount - bids.count)
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) {
    let played = bids.map { $0[seat.index] }
    actions = isOver ? [] : (1...cardCount).filter { !played.contains($0) }.map { ActionID($0) }
  }

  func name(of action: ActionID, by seat: Seat) -> String { "bid \(action)" }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) { throw refusal("apply") }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    var round: [Int] = []
    for (index, entry) in actions.enumerated() {
      guard entry.seat.index == index, case .enumerated(let bid) = entry.action,
        try legalActions(of: entry.seat).contains(bid)
      else { throw refusal("apply") }
      round.append(Int(bid))
    }
    guard round.count == seatCount else { throw refusal("apply") }
    bids.append(round)
  }

  func returns() -> [Double] {
    var points = [Double](repeating: 0, count: seatCount)
    for (index, round) in bids.enumerated() {
      let most = round.max()
      let winners = round.indices.filter { round[$0] == most }
      if winners.count == 1 { points[winners[0]] += Double(cardCount - index) }
    }
    return points
  }

  func clone(_ mode: CloneMode) -> any Episode {
    let copy = GoofspielEpisode(cards: cardCount, seats: seatCount)
    copy.bids = bids
    return copy
  }
}
