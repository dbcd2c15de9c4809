// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Every state of a game, as an episode of its own.
struct CardStates {
  private(set) var episodes: [any Episode] = []

  /// Walks the game from its usual start.
  init(of game: String, seats: Int = 2) throws {
    let environment = try CardPosition(game).environment()
    try visit(try environment.begin(seats: seats, seed: Seed(1), opening: nil))
  }

  private mutating func visit(_ episode: any Episode) throws {
    episodes.append(episode)
    if let seat = episode.seatToAct {
      for action in try episode.legalActions(of: seat) {
        let child = try episode.clone(.exact)
        try child.apply(action, by: seat)
        try visit(child)
      }
    } else if episode.progress.turn == .chance {
      for outcome in try episode.chanceOutcomes() {
        let child = try episode.clone(.exact)
        try child.apply(chance: outcome.id)
        try visit(child)
      }
    }
  }
}
