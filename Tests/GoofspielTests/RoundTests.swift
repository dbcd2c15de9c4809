// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// What a round of bids does.
struct RoundTests {
  @Test func `the single highest bid wins the prize`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(4), rounds: [[1, 3]])
    #expect(try episode.points() == [0, 4])
    #expect(try episode.rewards() == [-4, 4])
    #expect(try episode.json()["prize"] == 3)
  }

  @Test func `the cards that were bid are gone`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(4), rounds: [[1, 3]])
    #expect(try episode.legalActions(of: Seat(0)) == [2, 3, 4])
    #expect(try episode.legalActions(of: Seat(1)) == [1, 2, 4])
  }

  @Test func `a tied prize is lost`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(3), rounds: [[3, 3], [1, 2]])
    #expect(try episode.points() == [0, 2])
    #expect(try episode.json()["lost"] == 3)
  }

  @Test func `a tied prize is carried to the next winner`() throws {
    let episode = try Goofspiel.play(
      Goofspiel.small(4, ties: "carry"), rounds: [[4, 4], [3, 3], [1, 2]])
    #expect(try episode.points() == [0, 4 + 3 + 2])
    #expect(try episode.rewards() == [-9, 9])
    #expect(try episode.json()["carried"] == 0)
  }

  @Test func `what is carried after the last round is lost`() throws {
    let episode = try Goofspiel.play(
      Goofspiel.small(3, ties: "carry"), rounds: [[1, 2], [3, 3], [2, 1]])
    #expect(try episode.points() == [2 + 1, 3])
    let level = try Goofspiel.play(
      Goofspiel.small(3, ties: "carry"), rounds: [[1, 1], [3, 3], [2, 2]])
    #expect(try level.json()["lost"] == 6)
    #expect(try level.json()["carried"] == 0)
  }

  @Test func `a tie below the highest bid does not matter`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(5), seats: 4, rounds: [[2, 2, 5, 2]])
    #expect(try episode.points() == [0, 0, 5, 0])
  }

  @Test func `two of three seats that bid highest both lose the prize`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(5), seats: 3, rounds: [[4, 4, 3]])
    #expect(try episode.points() == [0, 0, 0])
  }

  @Test func `the last card is bid like the others`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(2), rounds: [[1, 2]])
    #expect(episode.isOn)
    #expect(try episode.legalActions(of: Seat(0)) == [2])
    try episode.bid([2, 1])
    #expect(episode.progress.phase == .terminated)
    #expect(try episode.legalActions(of: Seat(0)) == [])
  }

  @Test(
    arguments: [
      ("ascending", [1, 2, 3, 4]), ("descending", [4, 3, 2, 1]),
    ] as [(JSON, [Int64])])
  func `prizes come in the order that was asked for`(_ order: JSON, _ due: [Int64]) throws {
    let episode = try Goofspiel.play(
      Goofspiel.small(4, prizes: order), rounds: [[1, 1], [2, 2], [3, 3], [4, 4]])
    let history = try #require(episode.json()["history"]?.elements)
    #expect(history.compactMap { $0["prize"]?.integer } == due)
  }

  @Test func `the winners share one and the others minus one`() throws {
    let rules = Goofspiel.small(3, returns: "win_loss")
    let alone = try Goofspiel.play(rules, seats: 3, rounds: [[3, 1, 2], [1, 3, 3], [2, 2, 1]])
    #expect(try alone.returns() == [1, -0.5, -0.5])
    let level = try Goofspiel.play(rules, seats: 3, rounds: [[3, 3, 3], [1, 1, 1], [2, 2, 2]])
    #expect(try level.returns() == [0, 0, 0])
  }

  @Test func `two winners take a half each`() throws {
    let rules = Goofspiel.small(4, prizes: "ascending", returns: "win_loss")
    let episode = try Goofspiel.play(
      rules, seats: 3, rounds: [[1, 3, 2], [4, 1, 4], [2, 4, 3], [3, 2, 1]])
    #expect(try episode.points() == [4, 4, 0])
    #expect(try episode.returns() == [0.5, 0.5, -1])
  }

  @Test func `before the end of a won or lost game all returns are zero`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(4, returns: "win_loss"), rounds: [[1, 4]])
    #expect(try episode.returns() == [0, 0])
    #expect(try episode.rewards() == [0, 0])
  }

  @Test func `differences are to the mean of the others`() throws {
    let episode = try Goofspiel.play(
      Goofspiel.small(6), seats: 3, rounds: [[6, 1, 2], [1, 3, 1]])
    #expect(try episode.points() == [6, 5, 0])
    #expect(try episode.returns() == [6 - 2.5, 5 - 3, 0 - 5.5])
    #expect(try episode.rewards() == [-2.5, 5, -2.5])
  }

  @Test func `the outcome names the winners, the points and what was lost`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(3), rounds: [[3, 1], [1, 2], [2, 3]])
    #expect(
      try episode.outcome() == [
        "reason": "level points", "winners": [], "points": [3, 3], "lost": 0,
      ])
    let won = try Goofspiel.play(Goofspiel.small(3), rounds: [[3, 3], [1, 2], [2, 1]])
    #expect(
      try won.outcome() == ["reason": "most points", "winners": [1], "points": [1, 2], "lost": 3])
  }

  @Test func `an unfinished game has no outcome`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(3))
    #expect(throws: EnvironmentError.self) { try episode.outcome() }
  }
}
