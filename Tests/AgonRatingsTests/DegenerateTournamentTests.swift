// SPDX-License-Identifier: Apache-2.0

internal import AgonRatings
internal import AgonStatistics
internal import Testing

struct DegenerateTournamentTests {
  /// A tournament that a plain fit would answer with infinities.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let episodes: [RatedEpisode]
    let agentCount: Int

    init(_ name: String, _ agentCount: Int, _ text: String, times: Int = 1) {
      testDescription = name
      self.agentCount = agentCount
      episodes = .pairs(Array(repeating: text, count: times).joined(separator: " "))
    }
  }

  static let cases = [
    Case("no agents", 0, ""),
    Case("one agent", 1, ""),
    Case("agents without episodes", 3, ""),
    Case("one episode", 2, "01w"),
    Case("one tie", 2, "01t"),
    Case("only wins", 2, "01ww", times: 20),
    Case("only wins in a chain", 4, "01ww 12ww 23ww", times: 5000),
    Case("only ties", 3, "01tt 02tt 12tt", times: 20),
    Case("two islands", 4, "01wl 23wt", times: 20),
    Case("an agent without episodes", 3, "01wl 01wt 01lt", times: 20),
    Case("an agent that only lost", 3, "01wl 01lw 02ww 12ww", times: 20),
    Case("the first to act always wins", 3, "01wl 02wl 12wl", times: 20),
    Case("ties that grow with the gaps", 3, "01w 02t 12t", times: 20),
    Case("the same agent always first", 2, "01w 01l 01t", times: 20),
    Case("one cluster", 2, "01wltwlwlt"),
    Case("identical clusters", 2, "01wllwww", times: 50),
    Case("an agent against itself", 2, "00wl 11tt", times: 20),
  ]

  @Test(arguments: cases)
  func `every number is finite`(_ example: Case) {
    let ratings = BradleyTerryDavidson.fit(
      episodes: example.episodes, agentCount: example.agentCount)
    var estimates = ratings.agents.map(\.elo)
    estimates += [ratings.firstMove, ratings.tieParameter].compactMap(\.self)
    for agent in 0..<example.agentCount {
      for opponent in 0..<example.agentCount {
        estimates.append(ratings.contrast(agent, opponent))
      }
    }
    #expect(ratings.agents.count == example.agentCount)
    for estimate in estimates {
      #expect(estimate.value.isFinite && estimate.standardError.isFinite)
      #expect(estimate.interval.lower.isFinite && estimate.interval.upper.isFinite)
      #expect(estimate.interval.contains(estimate.value))
    }
    for agent in 0..<example.agentCount {
      for opponent in 0..<example.agentCount where opponent != agent {
        #expect(ratings.contrast(agent, opponent).standardError > 0)
      }
    }
  }

  private func fit(_ agentCount: Int, _ text: String, times: Int = 1) -> Ratings {
    let example = Case("", agentCount, text, times: times)
    return BradleyTerryDavidson.fit(episodes: example.episodes, agentCount: agentCount)
  }

  @Test func `an agent that only wins is flagged and rated above`() {
    let ratings = fit(2, "01ww", times: 20)
    #expect(ratings.cautions.contains(.notSeparable))
    #expect(ratings.ridge == BradleyTerryDavidson.defaultRidge)
    #expect(ratings.agents.map(\.record) == [.onlyWins, .onlyLosses])
    #expect(ratings.contrast(0, 1).value > 400)
    #expect(ratings.contrast(0, 1).interval.lower > 0)
    #expect(ratings.contrast(0, 1).errorSource == .curvature)
  }

  @Test func `more wins in a row give a higher guess`() {
    #expect(fit(2, "01ww", times: 50).contrast(0, 1).value > fit(2, "01ww").contrast(0, 1).value)
  }

  @Test func `only ties rate all agents alike with honest doubt`() throws {
    let ratings = fit(3, "01tt 02tt 12tt", times: 20)
    #expect(ratings.cautions.contains(.notSeparable))
    for rating in ratings.agents {
      #expect(abs(rating.elo.value) < 1e-6)
      #expect(rating.elo.standardError > 20)
      #expect(rating.record == .mixed)
    }
    #expect(ratings.tieProbability > 0.8)
  }

  @Test func `an agent without episodes is in the middle with a very wide interval`() {
    let ratings = fit(3, "01wl 01wt 01lt", times: 20)
    #expect(ratings.agents[2].record == .noEpisodes)
    #expect(abs(ratings.agents[2].elo.value) < 1e-6)
    #expect(ratings.agents[2].elo.interval.upper > 400)
    #expect(ratings.cautions.contains(.notSeparable))
  }

  @Test func `an agent that only loses leaves the others apart as they were`() {
    let between = "01wl 01wt 01lt 01ww"
    let alone = fit(2, between, times: 20).contrast(0, 1)
    let beside = fit(3, between + " 02ww 12ww", times: 20).contrast(0, 1)
    #expect(abs(alone.value - beside.value) < 3)
  }

  @Test func `a first move that always wins is flagged`() throws {
    let ratings = fit(3, "01wl 02wl 12wl", times: 20)
    #expect(ratings.cautions.contains(.notSeparable))
    #expect(try #require(ratings.firstMove).value > 400)
    #expect(abs(ratings.contrast(0, 1).value) < 1e-6)
  }

  @Test func `a first-move effect is left out where it cannot be told from strength`() {
    let ratings = fit(2, "01w", times: 12)
    #expect(ratings.firstMove == nil)
    #expect(ratings.cautions.contains(.firstMoveUnidentified))
    let cyclic = [(0, 1), (1, 2), (2, 0)].flatMap { first, second in
      [RatedEpisode.Score.win, .loss].map {
        RatedEpisode(agent: first, opponent: second, score: $0, firstToAct: first, cluster: 0)
      }
    }
    // Who acts first goes round in a circle, which no strengths can imitate.
    #expect(BradleyTerryDavidson.fit(episodes: cyclic, agentCount: 3).firstMove != nil)
  }

  @Test func `fewer than ten clusters fall back to curvature`() {
    let text = "01wl 01lt 01ww 01tl 01lw 01wt 01ll 01wl 01tw"
    #expect(fit(2, text).cautions == [.fewClusters])
    #expect(fit(2, text + " 01wl").cautions.isEmpty)
  }

  @Test func `clusters that repeat each other do not pass for certainty`() {
    let ratings = fit(2, "01wllwww", times: 50)
    #expect(ratings.cautions.contains(.identicalClusters))
    #expect(ratings.contrast(0, 1).errorSource == .curvature)
  }

  /// Wins, ties and losses of agent 0, first with 0 acting first, then with 1 acting first.
  @Test(arguments: [
    [0.0, 14, 0, 11_499, 21_101_917, 0], [1, 12_493_740, 1, 0, 0, 0],
    [1_495_053, 0, 0, 1, 49, 1_262_883], [0, 77_982_185, 3_893_101, 8, 17_159_147, 0],
    [1_000_000_000, 1, 0, 0, 0, 1], [1_000_000_000, 0, 0, 0, 0, 0],
  ])
  func `very large and lopsided counts need no more than the usual ridge`(_ counts: [Double]) {
    let scores: [RatedEpisode.Score] = [.win, .tie, .loss]
    let episodes = counts.enumerated().map { place, count in
      RatedEpisode(
        agent: 0, opponent: 1, score: scores[place % 3], firstToAct: place / 3, cluster: 0,
        weight: count)
    }
    let ratings = BradleyTerryDavidson.fit(episodes: episodes, agentCount: 2)
    #expect(ratings.ridge <= BradleyTerryDavidson.defaultRidge)
    #expect(ratings.contrast(0, 1).standardError > 0)
  }
}
