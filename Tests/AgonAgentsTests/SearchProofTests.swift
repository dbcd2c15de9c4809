// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

/// What the search proves by its own tree.
struct SearchProofTests {
  private let game = TicTacToe(hasOracle: false)

  private func search(
    _ episode: any Episode, of environment: any Environment, _ settings: SearchSettings = .init()
  ) throws -> Search {
    var search = try Search(.to(episode, of: environment), settings: settings)
    _ = try search.finding()
    return search
  }

  /// All positions with two turns or more to come that play reaches, by cells.
  private func positions(of game: TicTacToe, afterTurns least: Int) throws -> [TicTacToeEpisode] {
    var found: [UInt64: TicTacToeEpisode] = [:]
    var open = [try game.episode()]
    while let episode = open.popLast() {
      guard let seat = episode.seatToAct, let key = episode.positionKey, found[key] == nil else {
        continue
      }
      found[key] = episode
      for action in try episode.legalActions(of: seat) {
        let next = try #require(episode.clone(.exact) as? TicTacToeEpisode)
        try next.apply(action, by: seat)
        open.append(next)
      }
    }
    return found.values.filter { $0.progress.actionCount >= least }
  }

  @Test func `proofs agree with the oracle on every position after five turns`() throws {
    let judge = TicTacToe()
    let positions = try positions(of: judge, afterTurns: 5)
    #expect(positions.count > 2_000)
    for position in positions {
      let seat = try #require(position.seatToAct)
      let values = try position.actionValues(for: seat, nodes: 0, seed: Seed(0))
      var settings = SearchSettings()
      settings.usesOracle = false
      let search = try search(position, of: judge, settings)
      for (proof, value) in zip(search.proofs, values) {
        #expect(proof.bounds.lower <= value.value && proof.bounds.upper >= value.value)
        if proof.isBest { #expect(value.isBest) }
      }
    }
  }

  @Test func `the value of an even position is proven and claimed with its line`() async throws {
    let agent = try AgentKind.search.sample()
    let episode = try game.episode(after: "a1", "b2", "c3")
    let decision = try await agent.decide(.to(episode, of: game))
    let lines = try #require(decision.explanation?.claimLines)
    #expect(lines.contains { $0.contains("value(=, 0) role=value") })
    #expect(lines.contains { $0.contains("reply(") && $0.contains("role=prediction") })
    #expect(lines.contains { $0.contains("best(") && $0.contains("at=after(") })
    #expect(decision.explanation?.confidence == 0.5)
  }

  @Test(arguments: 1...14) func `a pile is won unless four divides it`(pile: Int) throws {
    let search = try search(
      PileEpisode(pile), of: PileEpisode.environment(pile))
    let best = try #require(search.proofs.first { $0.isBest })
    #expect(best.bounds == ReturnBounds(exactly: pile % 4 == 0 ? 0 : 1))
    for proof in search.proofs where proof.isBest && pile % 4 != 0 {
      #expect(Int(proof.action) == pile % 4)
    }
  }

  @Test func `what the declared longest game leaves too large is looked at only a little`() throws {
    let count = WatchedEpisode.Count()
    var settings = SearchSettings()
    settings.simulations = 10
    _ = try search(
      WatchedEpisode(PileEpisode(60), count: count), of: PileEpisode.environment(60), settings)
    #expect(count.simulations < 40)
  }

  @Test func `without nodes there is no search for proofs`() throws {
    let count = WatchedEpisode.Count()
    var settings = SearchSettings()
    settings.nodes = 0
    settings.simulations = 100
    let search = try search(
      WatchedEpisode(try game.episode(after: "b2"), count: count), of: game, settings)
    #expect(count.requests.joined().filter { $0.playouts > 0 }.count <= 100)
    #expect(count.requests.joined().allSatisfy { $0.playouts > 0 || $0.path.count <= 1 })
    #expect(search.tree.nodes.count > 50)
  }

  @Test func `a proof search stops at its budget`() throws {
    let rules = SearchRules(game.descriptor, for: Seat(0), among: 2)
    let count = WatchedEpisode.Count()
    var tree = SearchTree((0..<9).map { ActionID($0) }, under: rules)
    var search = ProofSearch(from: WatchedEpisode(try game.episode(), count: count))
    try search.run(on: &tree, nodes: 500)
    // Sixteen positions with up to eight actions each may come with the last request.
    #expect(tree.nodes.count <= (500 + 16 * 9) / 2)
    #expect(!tree.nodes[0].bounds.isExact)
  }

  @Test func `a lost position is defended as long as it can be`() async throws {
    // Every action loses: after c3 in two turns more than after the others.
    let agent = try AgentKind.search.sample()
    for seed in 0..<5 {
      let episode = try game.episode(after: "a1", "b1", "b2")
      let decision = try await agent.decide(.to(episode, of: game, seed: Seed(UInt64(seed))))
      #expect(decision.explanation?.claimLines.contains { $0.contains("value(=, -1)") } == true)
      #expect(decision.explanation?.stated == "c3")
    }
  }

  @Test func `a won position is won as soon as it can be`() async throws {
    let agent = try AgentKind.search.sample()
    let episode = try game.episode(after: "a1", "a3", "b2", "b3")
    for seed in 0..<5 {
      let decision = try await agent.decide(.to(episode, of: game, seed: Seed(UInt64(seed))))
      #expect(decision.explanation?.stated == "c3")
    }
  }

  @Test func `an environment that breaks its declared returns is played all the same`() async throws
  {
    let environment = SmallEnvironment(
      "liar", seats: 2...2, returns: 0...0.5, utility: .constantSum, mostTurns: 9
    ) { PileEpisode(9, seats: $0) }
    let agent = try AgentKind.search.sample(["simulations": 50])
    let decision = try await agent.decide(.to(PileEpisode(9), of: environment))
    #expect(decision.action != nil)
  }

  @Test func `where one gains what another need not lose no value is claimed`() async throws {
    let environment = SmallEnvironment(
      "friends", seats: 2...2, returns: 0...1, utility: .generalSum, mostTurns: 6
    ) { PileEpisode(6, seats: $0) }
    let agent = try AgentKind.search.sample(["simulations": 50])
    let decision = try await agent.decide(.to(PileEpisode(6), of: environment))
    let lines = try #require(decision.explanation?.claimLines)
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { !$0.contains("value(") && !$0.contains("best(") })
  }

  @Test func `without declared returns the ones met are proven`() throws {
    let environment = SmallEnvironment(
      "unbounded", seats: 2...2, returns: nil, utility: .constantSum, mostTurns: 7
    ) { PileEpisode(7, seats: $0) }
    let search = try search(PileEpisode(7), of: environment)
    #expect(search.proofs.first { $0.action == 3 }?.bounds == ReturnBounds(exactly: 1))
  }
}
