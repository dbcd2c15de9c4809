// SPDX-License-Identifier: Apache-2.0

internal import AgonPlugin

/// One seat throws a die until the sum is 20 or it is stopped at 30 throws.
///
/// Chance is drawn inside.
struct DiceRace: Rules {
  static let facts = Facts(
    id: "dice_race", version: "1.0.0", title: "Dice race", summary: "Throw.", rules: "throw",
    authors: "Agon", seats: 1...1, chance: .sampled, utility: .generalSum, returns: nil,
    mostTurns: 30)

  private var generator: Generator
  private var sum = 0
  private var throwsLeft = 30

  init(_ setup: Setup) { generator = Generator(seed: setup.seed) }

  var turn: Turn {
    if sum >= 20 { return .ended(reason: "arrived") }
    return throwsLeft > 0 ? .seat(0) : .truncated(reason: "too many throws")
  }
  var actions: [Int] { [0] }
  func legalActions(of seat: Int) -> [Int] { actions }
  func name(of action: Int) -> String { "throw" }
  mutating func apply(_ action: Int, by seat: Int) {
    sum += generator.below(6) + 1
    throwsLeft -= 1
  }
  var returns: [Double] { [Double(sum)] }
  func text(for view: View) -> String { "\(sum)" }
  func json(for view: View) -> JSONValue { ["sum": .integer(sum)] }
  mutating func reseed(_ seed: UInt64) { generator = Generator(seed: seed) }
}
