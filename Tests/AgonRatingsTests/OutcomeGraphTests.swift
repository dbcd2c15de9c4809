// SPDX-License-Identifier: Apache-2.0

@testable internal import AgonRatings
internal import AgonStatistics
internal import Testing

struct OutcomeGraphTests {
  private func hasFiniteMaximum(_ agentCount: Int, _ text: String) -> Bool {
    let table = EpisodeTable([RatedEpisode].pairs(text), agentCount: agentCount)
    let graph = OutcomeGraph(table)
    return graph.hasFiniteMaximum(
      firstMove: graph.tellsFirstMoveFromStrength, ties: table.hasTies)
  }

  @Test func `a circle of wins has a maximum and a chain has none`() {
    #expect(hasFiniteMaximum(3, "01wl 01lw 12wl 12lw"))
    #expect(!hasFiniteMaximum(3, "01wl 01lw 12ww"))
    #expect(!hasFiniteMaximum(3, "01wl 01lw 12ll"))
  }

  @Test func `a first move that decides everything has no maximum either way`() {
    #expect(!hasFiniteMaximum(2, "01wl"))
    #expect(!hasFiniteMaximum(2, "01lw"))
  }

  @Test func `ties that grow with the gaps have no maximum`() {
    #expect(!hasFiniteMaximum(3, "01w 02t 12t"))
    #expect(hasFiniteMaximum(3, "01ww 02tt 12tt 12wl 12lw"))
    #expect(!hasFiniteMaximum(2, "01tt"))
  }

  @Test func `a first move that decides what is not tied has no maximum`() {
    // With the first-move effect large, 0 and 1 follow it; a larger tie parameter holds 2 to ties.
    #expect(!hasFiniteMaximum(3, "01wl 02tt 12tt"))
    #expect(hasFiniteMaximum(3, "01wl 01lw 01tt 02tt 12tt 12wl 12lw"))
  }

  /// The exact verdict is held against what fits do as a ridge goes away: they settle where there
  /// is a maximum and keep growing where there is none.
  @Test func `the verdict agrees with fits whose ridge goes away`() throws {
    var generator = SplitMix(seed: 11)
    var counts = [true: 0, false: 0]
    for _ in 0..<600 {
      let agentCount = 2 + generator.index(below: 3)
      let table = EpisodeTable(
        Self.episodes(agentCount, &generator), agentCount: agentCount)
      let graph = OutcomeGraph(table)
      let firstMove = graph.tellsFirstMoveFromStrength
      let likelihood = DavidsonLikelihood(table, firstMove: firstMove)
      let loose = try #require(DavidsonFit(likelihood, ridge: 1e-4)).parameters
      let looser = try #require(DavidsonFit(likelihood, ridge: 1e-7)).parameters
      let growth = zip(loose, looser).reduce(0) { max($0, abs($1.0 - $1.1)) }
      let verdict = graph.hasFiniteMaximum(firstMove: firstMove, ties: table.hasTies)
      counts[verdict, default: 0] += 1
      // A thousandth of the ridge lets an unbounded parameter grow by several units.
      #expect(verdict == (growth < 0.5), "\(growth) \(table.cells)")
    }
    #expect(counts.values.allSatisfy { $0 > 50 })
  }

  /// Draws a few episodes in which every agent takes part.
  private static func episodes(
    _ agentCount: Int, _ generator: inout SplitMix
  ) -> [RatedEpisode] {
    let scores: [RatedEpisode.Score] =
      generator.index(below: 3) == 0 ? [.win, .loss] : [.win, .loss, .tie]
    let orders = 1 + generator.index(below: 3)
    let extra = generator.index(below: 14)
    return (0..<(agentCount - 1 + extra)).map { index in
      let agent = index < agentCount ? index : generator.index(below: agentCount)
      let opponent =
        index < agentCount - 1
        ? index + 1 : (agent + 1 + generator.index(below: agentCount - 1)) % agentCount
      return RatedEpisode(
        agent: agent, opponent: opponent, score: scores[generator.index(below: scores.count)],
        firstToAct: [agent, opponent, nil][generator.index(below: orders)], cluster: index)
    }
  }
}
