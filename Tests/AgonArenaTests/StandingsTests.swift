// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonRatings
import AgonStatistics
import Testing

@testable import AgonArena

struct StandingsTests {
  /// One result between two agents in `game`.
  private func result(
    _ first: String, _ second: String, _ returns: [Double], pair: Int = 0,
    environment: String = "game"
  ) -> EpisodeResult {
    EpisodeResult(environment: environment, pair: pair, agents: [first, second], returns: returns)
  }

  private func isFinite(_ table: StandingsTable) -> Bool {
    let ratings = table.rows.compactMap(\.rating?.elo) + [table.firstMove].compactMap(\.self)
    let numbers = ratings.flatMap {
      [$0.value, $0.standardError, $0.interval.lower, $0.interval.upper]
    }
    return (numbers + table.rows.compactMap(\.score) + [table.drawProbability])
      .allSatisfy(\.isFinite)
  }

  @Test func `the other episode of a pair with a void one leaves the standings with it`() {
    let standings = Standings(
      environments: ["game"], agents: ["a", "b"],
      results: [
        result("a", "b", [1, -1], pair: 0), result("b", "a", [1, -1], pair: 0),
        result("b", "a", [-1, 1], pair: 1),
      ],
      void: [
        VoidEpisode(
          environment: "game", pair: 1, agents: ["a", "b"], fault: "plugin_crash", detail: "")
      ])
    #expect(standings.overall.episodes == 2)
    #expect(standings.overall.rows.map(\.wins) == [1, 1])
    #expect(standings.void.count == 1)
  }

  @Test func `wins, draws, losses and scores are counted by hand`() throws {
    let table = StandingsTable(
      environment: nil, agents: ["a", "b", "c"],
      results: [
        result("a", "b", [1, -1]), result("b", "a", [0, 0]), result("a", "c", [1, -1]),
        result("c", "a", [-1, 1]), result("b", "c", [1, -1]), result("c", "b", [1, -1]),
      ])
    #expect(table.rows.map(\.agent) == ["a", "b", "c"])
    #expect(table.rows.map(\.wins) == [3, 1, 1])
    #expect(table.rows.map(\.draws) == [1, 1, 0])
    #expect(table.rows.map(\.losses) == [0, 2, 3])
    #expect(table.rows.map(\.score) == [0.875, 0.375, 0.25])
    #expect(table.episodes == 6 && table.clusters == 3)
  }

  @Test func `a pair is a cluster of its own in each environment and of each two agents`() {
    let results = ["nim", "hex"].flatMap { place in
      [("a", "b"), ("b", "a"), ("a", "c"), ("c", "b")].flatMap { first, second in
        [0, 7].map { result(first, second, [1, -1], pair: $0, environment: place) }
      }
    }
    let standings = Standings(
      environments: ["hex", "nim"], agents: ["c", "a", "b"], results: results)
    #expect(standings.overall.clusters == 12)
    #expect(standings.environments.map(\.clusters) == [6, 6])
    #expect(standings.environments.map(\.episodes) == [8, 8])
  }

  @Test
  func `three wins of four between two agents are 191 points apart without a first move effect`()
    throws
  {
    // Each agent wins as often in either seat: the ratio 3 : 1 gives 400 log10 3 = 190.85.
    var results: [EpisodeResult] = []
    for pair in 0..<20 {
      let upset = pair % 4 == 0
      results.append(result("a", "b", upset ? [-1, 1] : [1, -1], pair: pair))
      results.append(result("b", "a", upset ? [1, -1] : [-1, 1], pair: pair))
    }
    let table = StandingsTable(environment: nil, agents: ["a", "b"], results: results)
    let elo = try table.rows.map { try #require($0.rating?.elo.value) }
    #expect(abs(elo[0] - elo[1] - 190.8485) < 0.01)
    #expect(abs(try #require(table.firstMove).value) < 0.01)
    #expect(!table.cautions.contains(.notSeparable) && table.clusters == 20)
  }

  @Test func `losses by failure class have their own columns`() {
    var forfeit = result("a", "b", [-1, 1])
    forfeit.end = .forfeited
    forfeit.culprit = Seat(0)
    forfeit.failure = .illegal
    var resignation = result("b", "a", [1, -1])
    resignation.end = .resigned
    resignation.culprit = Seat(1)
    let table = StandingsTable(
      environment: nil, agents: ["a", "b"], results: [forfeit, forfeit, resignation])
    let row = table.rows[1]
    #expect(row.agent == "a" && row.losses == 3)
    #expect(row.failures == [.illegal: 2] && row.resignations == 1)
    #expect(table.rows[0].failures.isEmpty)
  }

  @Test func `who forfeits loses even where the returns do not say so`() {
    var forfeit = result("a", "b", [0, 0])
    forfeit.culprit = Seat(1)
    #expect(forfeit.scoreOfFirstSeat == 1)
  }

  @Test func `each environment has a table of its own`() {
    let standings = Standings(
      environments: ["x", "y"], agents: ["a", "b"],
      results: [
        result("a", "b", [1, -1], environment: "x"), result("a", "b", [-1, 1], environment: "y"),
      ])
    #expect(standings.overall.episodes == 2)
    #expect(standings.environments.map(\.environment) == ["x", "y"])
    #expect(standings.environments.map(\.rows[0].agent) == ["a", "b"])
  }

  @Test func `the order of the results decides nothing`() {
    let results = (0..<30).map { number in
      result(
        ["a", "b", "c"][number % 3], ["b", "c", "a"][number % 3],
        [[1, -1], [0, 0], [-1, 1]][number * 7 % 10 % 3], pair: number / 6)
    }
    let tables = [results, results.reversed()].map {
      StandingsTable(environment: nil, agents: ["a", "b", "c"], results: $0)
    }
    #expect(tables[0].rows.map(\.agent) == tables[1].rows.map(\.agent))
    #expect(tables[0].rows.map(\.wins) == tables[1].rows.map(\.wins))
  }

  @Test func `sets without information give finite numbers and a caution`() {
    let sets: [[EpisodeResult]] = [
      [], [result("a", "b", [1, -1])], [result("a", "b", [0, 0])],
      (0..<12).flatMap {
        [result("a", "b", [1, -1], pair: $0), result("b", "a", [-1, 1], pair: $0)]
      },
      [result("a", "a", [1, -1])], [result("a", "stranger", [1, -1])],
      [result("a", "b", [.nan, .infinity])],
    ]
    for results in sets {
      let table = StandingsTable(environment: nil, agents: ["a", "b", "c"], results: results)
      #expect(isFinite(table) && table.rows.count == 3)
      #expect(table.episodes == 0 || !table.cautions.isEmpty)
    }
  }

  @Test func `an agent that only wins is flagged as not separable`() {
    let results = (0..<12).flatMap {
      [result("a", "b", [1, -1], pair: $0), result("b", "a", [-1, 1], pair: $0)]
    }
    let table = StandingsTable(environment: nil, agents: ["a", "b"], results: results)
    #expect(table.cautions.contains(.notSeparable))
    #expect(table.rows[0].rating?.record == .onlyWins)
  }

  @Test func `agents without episodes come last without a rating`() {
    let table = StandingsTable(
      environment: nil, agents: ["absent", "a", "b"], results: [result("a", "b", [1, -1])])
    #expect(table.rows.map(\.agent) == ["a", "b", "absent"])
    #expect(table.rows[2].rating == nil && table.rows[2].score == nil)
  }
}
