// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Two auctions in a row: chance draws a prize of 1 to 3, then both seats bid 1 or 2 together, and the higher
/// bid wins the prize.
///
/// Bids are hidden from the other seat. /// The rules that chance and joint turns are tested on.
final class AuctionEpisode: Episode {
  private var prizes: [Int] = []
  private var bids: [[ActionID]] = []
  private var won = [0.0, 0.0]
  private var last = [0.0, 0.0]

  private var chanceActs: Bool { prizes.count == bids.count && prizes.count < 2 }
  private var isOver: Bool { bids.count == 2 }

  var progress: Progress {
    Progress(
      phase: isOver ? .terminated : .play,
      turn: isOver ? .nobody : chanceActs ? .chance : .simultaneous, seatCount: 2,
      actionCount: prizes.count + bids.count, acting: isOver || chanceActs ? 0 : 0b11,
      legalCount: 0)
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    actions = isOver || chanceActs ? [] : [1, 2]
  }

  func chanceOutcomes() throws(EnvironmentError) -> [ChanceOutcome] {
    chanceActs ? (1...3).map { ChanceOutcome(id: $0, probability: 1.0 / 3) } : []
  }

  func name(ofChance outcome: ActionID) throws(EnvironmentError) -> String { "prize \(outcome)" }

  func apply(chance outcome: ActionID) throws(EnvironmentError) {
    guard chanceActs else { throw refusal("Chance does not act.") }
    prizes.append(Int(outcome))
    last = [0, 0]
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    var bid: [ActionID?] = [nil, nil]
    for (seat, action) in actions {
      guard case .enumerated(let id) = action, (1...2).contains(id) else {
        throw refusal("Bid 1 or 2.")
      }
      bid[seat.index] = id
    }
    guard !chanceActs, !isOver, let first = bid[0], let second = bid[1] else {
      throw refusal("Both bid together.")
    }
    bids.append([first, second])
    let prize = Double(prizes[prizes.count - 1])
    last = first == second ? [0, 0] : first > second ? [prize, -prize] : [-prize, prize]
    won = [won[0] + last[0], won[1] + last[1]]
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    try apply([(seat, .enumerated(action))])
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    "bid \(action)"
  }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    .unparseable("Not read here.")
  }

  func rewards() throws(EnvironmentError) -> [Double] { last }
  func returns() throws(EnvironmentError) -> [Double] { won }
  func outcome() throws(EnvironmentError) -> JSON { ["reason": "sold"] }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    bytes = Array("\(prizes)".utf8)
  }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    bytes = prizes.map { UInt8($0) } + bids.joined().map { UInt8($0) }
  }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    let copy = AuctionEpisode()
    (copy.prizes, copy.bids, copy.won, copy.last) = (prizes, bids, won, last)
    return copy
  }

  private func refusal(_ detail: String) -> EnvironmentError {
    EnvironmentError(code: .illegalAction, place: "auction.apply", detail: detail)
  }

  var positionKey: UInt64? { nil }
  var facts: (any FactChecker)? { nil }
  var oracle: (any Oracle)? { nil }
  var editor: (any StateEditor)? { nil }
  var symmetry: (any Symmetry)? { nil }
}
