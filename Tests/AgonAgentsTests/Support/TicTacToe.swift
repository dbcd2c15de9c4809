// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Synchronization

/// Tic-tac-toe in plain Swift with the abilities that a test asks for; cells are a1 to c3.
final class TicTacToe: Environment {
  let descriptor: EnvironmentDescriptor
  let parameters: JSON = [:]
  let origin = EnvironmentOrigin(
    plugin: "test", version: "1", build: "", file: "test", digest: SHA256.digest(of: "test"),
    extensions: [])
  let predicates: [PredicateSignature]
  let symmetryCount = 1
  let hasOracle: Bool
  let hasPass: Bool
  /// Values to seat 0 with plies to the end, by position key.
  let solutions = Mutex<[UInt64: (value: Double, plies: Int)]>([:])

  /// - Parameter isHidden: whether a seat sees its own marks only.
  init(
    hasOracle: Bool = true, hasPass: Bool = true, isHidden: Bool = false,
    id: String = "test_tic_tac_toe", media: Set<Media> = [.text],
    predicates: [PredicateSignature] = []
  ) {
    self.predicates = predicates
    self.hasOracle = hasOracle
    self.hasPass = hasPass
    var abilities: EnvironmentDescriptor.Abilities = [.clone, .enumerate]
    if !isHidden { abilities.insert(.perfectInformation) }
    descriptor = EnvironmentDescriptor(
      id: id, version: "1", title: "Tic-tac-toe", summary: "Three in a row.",
      rules: "Three in a row win. An action is a cell, a1 to c3.", licence: "Apache-2.0",
      authors: "", dynamics: .sequential, chance: .none, utility: .zeroSum, replay: .exact,
      seats: 2...2, abilities: abilities, media: media, returns: -1...1, mostTurns: 9,
      parametersSchema: nil)
  }

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    TicTacToeEpisode(of: self)
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    throw EnvironmentError(code: .unsupported, place: "test.restore", detail: "Not offered.")
  }

  /// The state after actions by name.
  func episode(after actions: String...) throws -> TicTacToeEpisode {
    let episode = TicTacToeEpisode(of: self)
    for name in actions {
      guard let seat = episode.seatToAct, case .legal(let action) = episode.read(name, by: seat)
      else {
        throw EnvironmentError(code: .illegalAction, place: "test.play", detail: "\(name)")
      }
      try episode.apply(action, by: seat)
    }
    return episode
  }
}
