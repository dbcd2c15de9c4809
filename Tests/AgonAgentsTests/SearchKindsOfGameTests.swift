// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

/// Games with hidden cards, chance, joint turns and more than two seats.
struct SearchKindsOfGameTests {
  private func request(
    _ episode: any Episode, of environment: any Environment, for seat: Seat, seed: UInt64 = 1
  ) throws -> DecisionRequest {
    DecisionRequest(
      window: SeatWindow(environment: environment, episode: episode, seat: seat),
      legalActions: try episode.legalActions(of: seat), seed: Seed(seed), history: { [] })
  }

  @Test(arguments: [(2, "bet"), (0, "pass")])
  func `in Kuhn poker the best card calls and the worst one folds`(
    card: Int, answer: String
  ) async throws {
    let agent = try AgentKind.search.sample(["simulations": 200])
    for seed in 0..<10 {
      let episode = KuhnPokerEpisode(cards: [1, card])
      try episode.apply(1, by: Seat(0))
      let decision = try await agent.decide(
        request(episode, of: KuhnPokerEpisode.environment, for: Seat(1), seed: UInt64(seed)))
      #expect(decision.explanation?.stated == answer)
    }
  }

  @Test func `what a seat cannot see does not change its decision`() async throws {
    let agent = try AgentKind.search.sample(["simulations": 100])
    var decisions: [Decision] = []
    for hidden in [0, 2] {
      let episode = KuhnPokerEpisode(cards: [1, hidden])
      decisions.append(
        try await agent.decide(request(episode, of: KuhnPokerEpisode.environment, for: Seat(0))))
    }
    #expect(decisions[0].choice == decisions[1].choice)
    #expect(decisions[0].explanation == decisions[1].explanation)
  }

  @Test func `of hidden cards nothing is claimed, and the rationale says what games suggest`()
    async throws
  {
    let agent = try AgentKind.search.sample(["simulations": 100])
    let decision = try await agent.decide(
      request(KuhnPokerEpisode(cards: [1, 2]), of: KuhnPokerEpisode.environment, for: Seat(0)))
    #expect(decision.explanation?.claimLines == [])
    let rationale = try #require(decision.explanation?.rationale)
    #expect(rationale.contains("In 100 simulations it scored"))
    #expect(rationale.contains("I expect"))
  }

  @Test(arguments: 2...4) func `a joint game is played to its end by all seats`(seats: Int)
    async throws
  {
    let environment = GoofspielEpisode.environment(cards: 4)
    let agent = try AgentKind.search.sample(["simulations": 60])
    let episode = try environment.begin(seats: seats, seed: Seed(1), opening: nil)
    while episode.isOn {
      var joint: [(seat: Seat, action: Action)] = []
      for seat in episode.actingSeats {
        let decision = try await agent.decide(request(episode, of: environment, for: seat))
        #expect(decision.explanation?.rationale?.isEmpty == false)
        #expect(decision.explanation?.claimLines == [])
        joint.append((seat, .enumerated(try #require(decision.action))))
      }
      try episode.apply(joint)
    }
    #expect(episode.progress.phase == .terminated)
  }

  @Test(arguments: 0...1) func `in a joint game it beats random bids`(own: Int) async throws {
    let environment = GoofspielEpisode.environment(cards: 5)
    let agent = try AgentKind.search.sample(["simulations": 200])
    let random = try AgentKind.random.sample()
    var points = 0.0
    for number in 0..<20 {
      let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
      while episode.isOn {
        var joint: [(seat: Seat, action: Action)] = []
        for seat in episode.actingSeats {
          let seed = UInt64(number * 100 + episode.progress.actionCount * 2 + seat.index)
          let decision = try await (seat.index == own ? agent : random).decide(
            request(episode, of: environment, for: seat, seed: seed))
          joint.append((seat, .enumerated(try #require(decision.action))))
        }
        try episode.apply(joint)
      }
      let returns = try episode.returns()
      points += returns[own] - returns[1 - own]
    }
    #expect(points > 20)
  }

  @Test func `a later seat's tree of a joint game knows its own cards only`() throws {
    let environment = GoofspielEpisode.environment(cards: 3)
    let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    var search = try Search(
      request(episode, of: environment, for: Seat(1)), settings: SearchSettings())
    _ = try search.finding()
    #expect(search.tree.nodes.allSatisfy { $0.seat == Seat(1) })
    let child = try #require(search.tree[0, 0].child)
    // Its first action is to bid 1, which it cannot bid again.
    let again = search.tree.edges(of: child).first { $0.action == 1 }
    #expect(again?.visits ?? 0 == 0)
    #expect(search.tree.edges(of: child).filter { $0.visits > 0 }.map(\.action) == [2, 3])
  }

  @Test func `among three seats each takes what is best for itself`() async throws {
    let environment = PileEpisode.environment(3)
    let agent = try AgentKind.search.sample(["simulations": 300])
    let episode = PileEpisode(3, seats: 3)
    let decision = try await agent.decide(request(episode, of: environment, for: Seat(0)))
    #expect(decision.action == 3)
    // With five left, taking one leaves the next seat four: it can then not take the last one.
    let later = try await agent.decide(
      request(PileEpisode(4, seats: 3), of: environment, for: Seat(0)))
    #expect(later.explanation?.claimLines == [])
  }
}
