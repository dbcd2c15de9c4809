// SPDX-License-Identifier: Apache-2.0

import AgonCore

@testable import AgonArena

extension Arena {
  /// An arena of `agents` agents and two environments, with random openings of three actions in the first.
  static func sample(agents: Int, pairs: Int, plies: Int = 3) -> Arena {
    Arena(
      name: "sample",
      environments: [
        ArenaEnvironment(name: "one", id: "tic_tac_toe", openings: .random(plies: plies)),
        ArenaEnvironment(name: "two", id: "connect_four"),
      ],
      agents: (0..<agents).map { ArenaAgent(name: "agent \($0)", kind: "random") }, pairs: pairs,
      seed: Seed(7))
  }
}

extension Schedule {
  /// A schedule whose random openings are letters drawn by the request's own seed.
  static func sample(agents: Int = 4, pairs: Int = 3) throws -> Schedule {
    try Schedule(.sample(agents: agents, pairs: pairs), openings: letters)
  }

  /// Draws one of nine letters for each action.
  @Sendable static func letters(_ request: OpeningRequest) -> [String]? {
    var generator = SplitMix64(seed: request.choice)
    return (0..<request.plies).map { _ in
      String("abcdefghi".randomElement(using: &generator) ?? "a")
    }
  }
}
