// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost

/// Random games through AgonHost.
///
/// Tests/Benchmarks/random_play.c plays the same games with the same calls.
enum RandomPlay {
  /// Plays by action numbers alone.
  static func actions(games: Int, in environment: DirectEnvironment) throws -> PlayedGames {
    var played = PlayedGames()
    try withUnsafeTemporaryAllocation(of: ActionID.self, capacity: 64) { legal in
      try withUnsafeTemporaryAllocation(of: Double.self, capacity: 2) { returns in
        for game in 0..<games {
          let seed = Seed(UInt64(game))
          let episode = try environment.begin(seats: 2, seed: seed)
          var chance = SplitMix64(seed: seed)
          while let seat = episode.seatToAct {
            let count = try episode.legalActions(of: seat, into: legal)
            let action = legal[chance.below(min(count, legal.count))]
            try episode.apply(action, by: seat)
            played.add(action: action)
          }
          try episode.returns(into: returns)
          played.add(firstReturn: returns[0])
        }
      }
    }
    return played
  }

  /// Plays with all that a language agent needs at every turn: the observation as text and the
  /// names of the legal actions.
  static func texts(games: Int, in environment: any Environment) throws -> PlayedGames {
    var played = PlayedGames()
    var legal: [ActionID] = []
    for game in 0..<games {
      let seed = Seed(UInt64(game))
      let episode = try environment.begin(seats: 2, seed: seed, opening: nil)
      var chance = SplitMix64(seed: seed)
      while let seat = episode.seatToAct {
        try episode.legalActions(of: seat, into: &legal)
        let observation = try episode.text(for: seat)
        var names: [String] = []
        names.reserveCapacity(legal.count)
        for action in legal { names.append(try episode.name(of: action, by: seat)) }
        let choice = chance.below(legal.count)
        try episode.apply(legal[choice], by: seat)
        played.add(action: legal[choice])
        played.add(bytes: observation.utf8.count + names[choice].utf8.count)
      }
      played.add(firstReturn: try episode.returns()[0])
    }
    return played
  }
}
