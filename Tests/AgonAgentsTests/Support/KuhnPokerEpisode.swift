// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// Kuhn poker: chance deals one of three cards to each of two seats, who pass (0) or bet (1).
final class KuhnPokerEpisode: SmallEpisode {
  private var cards: [Int] = []
  private var bets: [Int] = []

  /// - Parameter cards: the cards of the seats, 0 to 2, dealt without chance.
  init(cards: [Int] = []) { self.cards = cards }

  static let environment = SmallEnvironment(
    "kuhn", seats: 2...2, returns: -2...2, chance: .explicit, abilities: [.clone, .enumerate],
    mostTurns: 5
  ) { _ in KuhnPokerEpisode() }

  private var isOver: Bool { bets == [0, 0] || bets.count == 3 || bets.count == 2 && bets[0] == 1 }

  var progress: Progress {
    let turn: Progress.Turn =
      cards.count < 2 ? .chance : isOver ? .nobody : .seat(Seat(bets.count % 2))
    var acting: UInt64 = 0
    if case .seat(let seat) = turn { acting = 1 << UInt64(seat.index) }
    return Progress(
      phase: isOver ? .terminated : .play, turn: turn, seatCount: 2,
      actionCount: cards.count + bets.count, acting: acting, legalCount: acting == 0 ? 0 : 2)
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) {
    actions = seatToAct == seat ? [0, 1] : []
  }

  func name(of action: ActionID, by seat: Seat) -> String { action == 0 ? "pass" : "bet" }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    guard seatToAct == seat, (0...1).contains(action) else { throw refusal("apply") }
    bets.append(Int(action))
  }

  func chanceOutcomes() -> [ChanceOutcome] {
    let left = [0, 1, 2].filter { !cards.contains($0) }
    return cards.count < 2
      ? left.map { ChanceOutcome(id: ActionID($0), probability: 1 / Double(left.count)) } : []
  }

  func name(ofChance outcome: ActionID) -> String { "deal \(outcome)" }

  func apply(chance outcome: ActionID) throws(EnvironmentError) {
    guard cards.count < 2, !cards.contains(Int(outcome)) else { throw refusal("apply") }
    cards.append(Int(outcome))
  }

  func returns() -> [Double] {
    guard isOver else { return [0, 0] }
    let stake = bets == [1, 1] || bets == [0, 1, 1] ? 2.0 : 1
    let folder = bets == [1, 0] ? 1 : bets == [0, 1, 0] ? 0 : nil
    let winner = folder.map { 1 - $0 } ?? (cards[0] > cards[1] ? 0 : 1)
    return winner == 0 ? [stake, -stake] : [-stake, stake]
  }

  func clone(_ mode: CloneMode) -> any Episode {
    let copy = KuhnPokerEpisode(cards: cards)
    copy.bets = bets
    if case .resample(let seat, let seed) = mode, cards.count == 2 {
      var generator = SplitMix64(seed: seed)
      let hidden = [0, 1, 2].filter { $0 != cards[seat.index] }
      copy.cards[1 - seat.index] = hidden[generator.below(2)]
    }
    return copy
  }
}
