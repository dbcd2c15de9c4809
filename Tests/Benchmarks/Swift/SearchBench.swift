// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonCore

/// The search agent without the oracle, in one seat and the other.
enum SearchBench {
  /// Actions drawn at random before the agent plays on.
  private static let drawn = 4

  /// Plays games of the search agent against itself.
  ///
  /// - Parameter word: where the environment runs: `worker` or `in-process`.
  /// - Returns: seconds a decision, and the checksum of the decisions.
  static func moves(_ path: String, in word: String, simulations: Int64, games: Int) async throws
    -> (seconds: Double, played: PlayedGames)
  {
    let environment = try Seating(path).environment(word)
    let agent = try AgentKind.search.makeAgent(
      named: "search", settings: ["use_oracle": false, "simulations": .integer(simulations)],
      services: AgentServices())
    var played = PlayedGames()
    var time = Duration.zero
    for game in 0..<games {
      let seed = Seed(UInt64(game))
      var chance = SplitMix64(seed: seed)
      let episode = try environment.begin(seats: 2, seed: seed, opening: nil)
      var turn = 0
      while let seat = episode.seatToAct {
        let legal = try episode.legalActions(of: seat)
        var action = legal[chance.below(legal.count)]
        if turn >= drawn {
          let window = SeatWindow(environment: environment, episode: episode, seat: seat)
          let begin = ContinuousClock.now
          let decision = try await agent.decide(
            DecisionRequest(window: window, legalActions: legal, seed: Seed(UInt64(turn))))
          time += begin.duration(to: .now)
          if case .action(let chosen) = decision.choice { action = chosen }
          played.add(action: action)
        }
        try episode.apply(action, by: seat)
        turn += 1
      }
      played.add(firstReturn: try episode.returns()[0])
    }
    return (time / .seconds(1) / Double(max(1, played.turns)), played)
  }
}
