// SPDX-License-Identifier: Apache-2.0

internal import AgonRatings
internal import AgonStatistics
internal import Foundation
internal import Testing

struct BradleyTerryDavidsonTests {
  /// Four agents, 48 pairs, drawn once from the model with an effect that the legs of a pair share.
  private static let sample: [RatedEpisode] = .pairs(
    """
    01ll 02wl 03tt 12ww 13ww 23ll 01lw 02ww 03ww 12tt 13ww 23lw
    01wl 02wl 03tt 12ww 13lw 23ww 01wl 02lt 03wt 12ww 13wl 23lt
    01lw 02ll 03ww 12tw 13tt 23ww 01lw 02wl 03ww 12ll 13tl 23tl
    01wl 02wl 03tt 12wl 13wl 23tw 01ww 02lt 03wl 12lw 13ll 23wl
    """)

  @Test func `the worked example of Wikipedia comes out`() {
    let wins = [[0, 2, 0, 1], [3, 0, 5, 0], [0, 3, 0, 1], [4, 0, 3, 0]]
    var episodes: [RatedEpisode] = []
    for (agent, row) in wins.enumerated() {
      for (opponent, count) in row.enumerated() {
        for _ in 0..<count {
          episodes.append(
            RatedEpisode(
              agent: agent, opponent: opponent, score: .win, firstToAct: nil,
              cluster: episodes.count))
        }
      }
    }
    let ratings = BradleyTerryDavidson.fit(episodes: episodes, agentCount: 4)
    let strengths = ratings.agents.map { exp($0.elo.value / Ratings.eloPerUnit) }
    for (strength, expected) in zip(strengths, [0.640, 1.043, 0.660, 2.270]) {
      #expect(abs(strength - expected) < 0.0005)
    }
    #expect(ratings.tieParameter == nil)
    #expect(ratings.firstMove == nil)
    #expect(ratings.cautions == [.firstMoveUnidentified])
  }

  /// Expected values: SciPy's optimiser on a likelihood written apart from this one.
  ///
  /// The log of the three outcome chances was summed over the pairs, its maximum found by BFGS and
  /// polished by root finding on complex-step derivatives; curvature came by differences of those,
  /// the scores of pairs by complex steps, and the sandwich was multiplied by 48 / 47.
  @Test func `estimates and errors agree with an independent optimiser`() throws {
    let ratings = BradleyTerryDavidson.fit(episodes: Self.sample, agentCount: 4)
    let scale = Ratings.eloPerUnit
    let strengths = [0.1984488596, 0.2382935470, -0.0787417214, -0.3580006853]
    let errors = [0.21131179, 0.24623628, 0.25775203, 0.24847281]
    for (agent, rating) in ratings.agents.enumerated() {
      #expect(abs(rating.elo.value / scale - strengths[agent]) < 1e-9)
      #expect(abs(rating.elo.standardError / scale - errors[agent]) < 1e-6)
      #expect(rating.elo.errorSource == .clusters)
    }
    let first = try #require(ratings.firstMove)
    #expect(abs(first.value / scale - 0.2657715422) < 1e-9)
    #expect(abs(first.standardError / scale - 0.23779737) < 1e-6)
    let tie = try #require(ratings.tieParameter)
    #expect(abs(tie.value - 0.4742676842) < 1e-9)
    #expect(abs(tie.standardError / tie.value - 0.31602445) < 1e-6)
    let contrast = ratings.contrast(0, 3)
    #expect(abs(contrast.standardError / scale - 0.3663887531) < 1e-6)
    let margin = (contrast.interval.upper - contrast.interval.lower) / 2
    #expect(abs(margin / contrast.standardError - 2.0117405137) < 1e-6)
    #expect(ratings.cautions.isEmpty)
    #expect(ratings.iterations < 10)
  }

  @Test func `errors by curvature agree with an independent optimiser`() throws {
    let oneCluster = Self.sample.map {
      RatedEpisode(
        agent: $0.agent, opponent: $0.opponent, score: $0.score, firstToAct: $0.firstToAct,
        cluster: 0)
    }
    let ratings = BradleyTerryDavidson.fit(episodes: oneCluster, agentCount: 4)
    #expect(ratings.cautions == [.fewClusters])
    let errors = [0.24523197, 0.24581397, 0.24413270, 0.24824141]
    for (agent, rating) in ratings.agents.enumerated() {
      #expect(abs(rating.elo.standardError / Ratings.eloPerUnit - errors[agent]) < 1e-6)
      #expect(rating.elo.errorSource == .curvature)
    }
    let first = try #require(ratings.firstMove)
    #expect(abs(first.standardError / Ratings.eloPerUnit - 0.23198311) < 1e-6)
  }

  @Test func `no step away from the estimate makes the episodes more likely`() throws {
    let ratings = BradleyTerryDavidson.fit(episodes: Self.sample, agentCount: 4)
    let best = DavidsonModel(
      strengths: ratings.agents.map { $0.elo.value / Ratings.eloPerUnit },
      firstMove: try #require(ratings.firstMove).value / Ratings.eloPerUnit,
      tie: try #require(ratings.tieParameter).value)
    let top = best.logLikelihood(Self.sample)
    for step in [-0.001, 0.001] {
      var others = [DavidsonModel](repeating: best, count: 6)
      for agent in 0..<4 { others[agent].strengths[agent] += step }
      others[4].firstMove += step
      others[5].tie += step
      for other in others { #expect(other.logLikelihood(Self.sample) < top) }
    }
  }

  @Test func `the field has mean 0 and contrasts change sign with their order`() {
    let ratings = BradleyTerryDavidson.fit(episodes: Self.sample, agentCount: 4)
    #expect(abs(ratings.agents.reduce(0) { $0 + $1.elo.value }) < 1e-9)
    let (one, other) = (ratings.contrast(1, 3), ratings.contrast(3, 1))
    #expect(one.value == -other.value)
    #expect(one.standardError == other.standardError)
    #expect(ratings.contrast(2, 2).value == 0)
    #expect(ratings.contrast(2, 2).standardError == 0)
  }

  @Test func `the order of episodes and of their agents does not matter`() {
    let ratings = BradleyTerryDavidson.fit(episodes: Self.sample, agentCount: 4)
    var generator = SplitMix(seed: 8)
    let shuffled = Self.sample.shuffled(using: &generator)
    #expect(BradleyTerryDavidson.fit(episodes: shuffled, agentCount: 4) == ratings)
    let mirrored = Self.sample.map { episode in
      RatedEpisode(
        agent: episode.opponent, opponent: episode.agent,
        score: RatedEpisode.Score(rawValue: 1 - episode.score.rawValue) ?? .tie,
        firstToAct: episode.firstToAct, cluster: episode.cluster)
    }
    #expect(BradleyTerryDavidson.fit(episodes: mirrored, agentCount: 4) == ratings)
  }

  @Test func `renumbering the agents renumbers the ratings`() {
    let ratings = BradleyTerryDavidson.fit(episodes: Self.sample, agentCount: 4)
    let places = [2, 0, 3, 1]
    let renumbered = Self.sample.map { episode in
      RatedEpisode(
        agent: places[episode.agent], opponent: places[episode.opponent], score: episode.score,
        firstToAct: episode.firstToAct.map { places[$0] }, cluster: episode.cluster)
    }
    let others = BradleyTerryDavidson.fit(episodes: renumbered, agentCount: 4)
    for agent in 0..<4 {
      let (one, other) = (ratings.agents[agent].elo, others.agents[places[agent]].elo)
      #expect(abs(one.value - other.value) < 1e-8)
      #expect(abs(one.standardError - other.standardError) < 1e-8)
    }
  }

  @Test func `recording every episode twice in its cluster adds no certainty`() {
    let ratings = BradleyTerryDavidson.fit(episodes: Self.sample, agentCount: 4)
    let doubled = BradleyTerryDavidson.fit(episodes: Self.sample + Self.sample, agentCount: 4)
    for (one, other) in zip(ratings.agents, doubled.agents) {
      #expect(abs(one.elo.value - other.elo.value) < 1e-8)
      #expect(abs(one.elo.standardError - other.elo.standardError) < 1e-8)
    }
  }

  @Test func `a weight of two equals two episodes`() {
    let weighted = Self.sample.map {
      RatedEpisode(
        agent: $0.agent, opponent: $0.opponent, score: $0.score, firstToAct: $0.firstToAct,
        cluster: $0.cluster, weight: 2)
    }
    #expect(
      BradleyTerryDavidson.fit(episodes: weighted, agentCount: 4)
        == BradleyTerryDavidson.fit(episodes: Self.sample + Self.sample, agentCount: 4))
  }

  @Test func `intervals cover the truth about as often as they say`() {
    let truth = DavidsonModel(strengths: [0.6, 0.1, -0.2, -0.5], firstMove: 0.3, tie: 0.8)
    var covered = [0, 0, 0]
    let runs = 300
    for run in 0..<runs {
      let episodes = truth.roundRobin(pairs: 12, seed: UInt64(run))
      let ratings = BradleyTerryDavidson.fit(episodes: episodes, agentCount: 4)
      let scale = Ratings.eloPerUnit
      if ratings.contrast(0, 3).interval.contains(1.1 * scale) { covered[0] += 1 }
      if ratings.firstMove?.interval.contains(0.3 * scale) == true { covered[1] += 1 }
      if ratings.tieParameter?.interval.contains(0.8) == true { covered[2] += 1 }
    }
    // Three standard deviations of a binomial count about 95 %.
    for count in covered { #expect((274...296).contains(count), "\(covered)") }
  }

  @Test func `a hundred thousand episodes recover ten strengths`() throws {
    let strengths = (0..<10).map { 0.9 - 0.2 * Double($0) }
    let truth = DavidsonModel(strengths: strengths, firstMove: 0.2, tie: 0.5)
    let episodes = truth.roundRobin(pairs: 1_112, seed: 1)
    let ratings = BradleyTerryDavidson.fit(episodes: episodes, agentCount: 10)
    #expect(episodes.count > 100_000)
    for (rating, strength) in zip(ratings.agents, strengths) {
      #expect(abs(rating.elo.value - strength * Ratings.eloPerUnit) < 4 * rating.elo.standardError)
      #expect(rating.elo.standardError < 5)
    }
    let tie = try #require(ratings.tieParameter)
    #expect(abs(tie.value - 0.5) < 0.02)
    #expect(abs(ratings.tieProbability - 0.2) < 0.01)
  }
}
