// SPDX-License-Identifier: Apache-2.0

internal import AgonPlugin

/// Chance throws a bent coin that seat 0 sees; seat 1 guesses and wins 1 when it is right.
struct CoinGuess: Rules {
  static let facts = Facts(
    id: "coin_guess", version: "1.0.0", title: "Coin guess", summary: "Guess the coin.",
    rules: "Say heads or tails.", authors: "Agon", chance: .explicit, hasPerfectInformation: false,
    returns: -1...1, mostTurns: 2, hasPictures: true)

  private var coin: Int?
  private var guess: Int?

  init(_ setup: Setup) {}

  var turn: Turn {
    coin == nil ? .chance : guess == nil ? .seat(1) : .ended(reason: "guessed")
  }
  var actions: [Int] { [0, 1] }
  func legalActions(of seat: Int) -> [Int] { actions }
  func name(of action: Int) -> String { action == 0 ? "heads" : "tails" }
  mutating func apply(_ action: Int, by seat: Int) { guess = action }
  var returns: [Double] { guess == nil ? [0, 0] : guess == coin ? [-1, 1] : [1, -1] }

  func text(for view: View) -> String { sees(view) ? "\(coin.map(name(of:)) ?? "-")" : "?" }
  func json(for view: View) -> JSONValue {
    ["coin": sees(view) ? coin.map(JSONValue.integer) ?? .null : .null]
  }
  func svg(for view: View) -> String { "<svg/>" }
  private func sees(_ view: View) -> Bool { view == .full || view.seat == 0 || guess != nil }

  // Not in order: the bridge puts them in order.
  func chanceOutcomes() -> [ChanceOutcome] {
    [ChanceOutcome(id: 1, probability: 0.25), ChanceOutcome(id: 0, probability: 0.75)]
  }
  func name(ofChance outcome: Int) -> String { name(of: outcome) }
  mutating func apply(chance outcome: Int) { coin = outcome }

  mutating func resample(unseenBy seat: Int, seed: UInt64) -> Bool {
    if seat == 1, coin != nil, guess == nil {
      var generator = Generator(seed: seed)
      coin = generator.below(4) == 0 ? 1 : 0
    }
    return true
  }
}
