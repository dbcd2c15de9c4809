// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// Passing in tic-tac-toe; nothing else is edited.
struct TicTacToeEditor: StateEditor {
  private let episode: TicTacToeEpisode

  init(of episode: TicTacToeEpisode) { self.episode = episode }

  func facts() -> [JSON] { [] }

  func edit(_ fact: JSON) throws(EnvironmentError) -> (episode: any Episode, changes: [JSON]) {
    throw EnvironmentError(code: .unsupported, place: "test.edit", detail: "Not offered.")
  }

  func validate() {}

  func pass(to seat: Seat) -> any Episode { episode.turned(to: seat) }
}
