// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Testing

/// A position of a card game, by the cards and actions that lead to it.
struct CardPosition: CustomStringConvertible {
  /// The plugins beside the running tests.
  private static let catalogue = PluginCatalogue(
    search: .standard(named: [], path: nil, executable: PluginSearch.runningExecutable()),
    version: "test", log: { _, _ in })

  /// The id of the environment.
  let game: String
  let seats: Int
  /// Cards in the order of the deal, and actions in the order of play.
  let cards: [String]
  let actions: [String]

  /// Names a position by words between blanks.
  init(_ game: String, seats: Int = 2, _ cards: String = "", _ actions: String = "") {
    self.game = game
    self.seats = seats
    self.cards = cards.split(separator: " ").map(String.init)
    self.actions = actions.split(separator: " ").map(String.init)
  }

  static func kuhn(_ cards: String, _ actions: String = "") -> CardPosition {
    CardPosition("kuhn_poker", cards, actions)
  }

  static func leduc(_ cards: String, _ actions: String = "") -> CardPosition {
    CardPosition("leduc_poker", cards, actions)
  }

  var description: String { "\(game) \(cards) \(actions)" }

  /// Makes the environment without parameters.
  func environment() throws -> any Environment {
    try Self.catalogue.library(offering: game).makeEnvironment(game, parameters: nil)
  }

  /// Begins an episode from this position.
  func begin() throws -> any Episode {
    let opening: JSON = [
      "cards": .array(cards.map { .string($0) }), "actions": .array(actions.map { .string($0) }),
    ]
    return try environment().begin(seats: seats, seed: Seed(1), opening: opening)
  }
}
