// SPDX-License-Identifier: Apache-2.0

import AgonCore

@testable import AgonArena

extension AblationDesign {
  /// The agent `poet` with variants that have a setting of their own, against `rock` and `reed`.
  static func sample(variants: String..., pairs: Int = 3) throws -> AblationDesign {
    var arena = Arena.sample(agents: 0, pairs: pairs)
    arena.agents = [
      ArenaAgent(name: "rock", kind: "random"),
      ArenaAgent(name: "poet", kind: "language", settings: ["model": "m", "style": "brief"]),
      ArenaAgent(name: "reed", kind: "greedy"),
    ]
    return try AblationDesign(
      of: "poet", in: arena,
      variants: variants.map { AblationVariant(name: $0, settings: ["note": .string($0)]) })
  }

  /// An episode of one agent, in seat 0 unless told, that it won, lost or drew.
  func result(
    _ agent: String, against opponent: String = "rock", pair: Int, seat: Int = 0, score: Double,
    in environment: String = "one"
  ) -> EpisodeResult {
    let returns = score == 0.5 ? [0.0, 0] : (score == 1) == (seat == 0) ? [1, -1] : [-1, 1]
    return EpisodeResult(
      environment: environment, pair: pair,
      agents: seat == 0 ? [agent, opponent] : [opponent, agent], returns: returns)
  }
}
