// SPDX-License-Identifier: Apache-2.0

internal import CAgon
internal import Testing

@testable internal import AgonPlugin

/// What the bridge makes of rules.
struct RulesEpisodeTests {
  @Test func `legal actions are put in order, and only a seat that acts has some`() throws {
    let episode = try begin(Countdown.self)
    #expect(episode.legalActions(of: 0) == [1, 2])
    #expect(episode.legalActions(of: 1) == [])
  }

  @Test func `rules are asked anew after each turn`() throws {
    let episode = try begin(Countdown.self, opening: "2")
    _ = episode.legalActions(of: 0)
    try episode.apply([(0, 1)])
    #expect(episode.legalActions(of: 0) == [])
    #expect(episode.legalActions(of: 1) == [1])
    #expect(episode.turn == .seat(1))
    #expect(episode.turns == 1)
  }

  @Test func `an action that is not due is refused and leaves no trace`() throws {
    let episode = try begin(Countdown.self, opening: "1")
    let before = episode.serialise()
    #expect(status { () throws(Fault) in try episode.apply([(0, 2)]) } == AGON_ILLEGAL_ACTION)
    #expect(status { () throws(Fault) in try episode.apply([(0, 7)]) } == AGON_ILLEGAL_ACTION)
    #expect(status { () throws(Fault) in try episode.apply([(1, 1)]) } == AGON_WRONG_PHASE)
    #expect(
      status { () throws(Fault) in try episode.apply([(0, 1), (0, 1)]) } == AGON_WRONG_PHASE)
    #expect(status { () throws(Fault) in try episode.apply(chance: 0) } == AGON_WRONG_PHASE)
    #expect(episode.serialise() == before)
  }

  @Test func `rewards are what a turn added to the returns`() throws {
    let episode = try begin(Duel.self, seats: 3)
    #expect(try episode.rewards() == [0, 0, 0])
    try episode.apply([(0, 1), (1, 2), (2, 0)])
    #expect(try episode.rewards() == [2, 1, 3])
    try episode.apply([(0, 0), (1, 0), (2, 2)])
    #expect(try episode.rewards() == [2, 2, 0])
    #expect(try episode.returns() == [4, 3, 3])
  }

  @Test func `seats that act together are applied by seat, in whatever order they come`() throws {
    let one = try begin(Duel.self, seats: 3)
    let other = try begin(Duel.self, seats: 3)
    try one.apply([(0, 1), (1, 2), (2, 0)])
    try other.apply([(2, 0), (0, 1), (1, 2)])
    #expect(try other.observe(.full, as: .text) == "1 2 0")
    #expect(one.serialise() == other.serialise())
  }

  @Test func `a joint turn lacks no seat`() throws {
    let episode = try begin(Duel.self, seats: 3)
    let answer = status { () throws(Fault) in try episode.apply([(0, 1), (1, 2)]) }
    #expect(answer == AGON_WRONG_PHASE)
    let illegal = status { () throws(Fault) in try episode.apply([(0, 1), (1, 2), (2, 9)]) }
    #expect(illegal == AGON_ILLEGAL_ACTION)
    #expect(episode.turns == 0)
  }

  @Test func `chance has its outcomes in order, and no others`() throws {
    let episode = try begin(CoinGuess.self)
    #expect(try episode.chanceOutcomes().map(\.id) == [0, 1])
    #expect(try episode.chanceOutcomes().map(\.probability) == [0.75, 0.25])
    #expect(try episode.name(ofChance: 1) == "tails")
    #expect(status { () throws(Fault) in try episode.apply(chance: 2) } == AGON_ILLEGAL_ACTION)
    #expect(status { () throws(Fault) in try episode.apply([(1, 0)]) } == AGON_WRONG_PHASE)
    try episode.apply(chance: 1)
    #expect(episode.turn == .seat(1))
    #expect(
      status { () throws(Fault) in _ = try episode.chanceOutcomes() } == AGON_WRONG_PHASE)
  }

  @Test func `a copy goes its own way`() throws {
    let episode = try begin(Countdown.self)
    try episode.apply([(0, 2)])
    let copy = try episode.copy()
    try copy.apply([(1, 2)])
    #expect(try episode.observe(.full, as: .text) == "Left: 3.")
    #expect(try copy.observe(.full, as: .text) == "Left: 1.")
    #expect(episode.turns == 1)
  }

  @Test func `fresh chance changes the future, not the state`() throws {
    let episode = try begin(DiceRace.self, seats: 1)
    try episode.apply([(0, 0)])
    let futures = try (0..<8).map { seed in
      let copy = try episode.copy()
      copy.reseed(UInt64(seed))
      #expect(try copy.returns() == episode.returns())
      for _ in 0..<3 where copy.turn == .seat(0) { try copy.apply([(0, 0)]) }
      return try copy.returns()
    }
    #expect(Set(futures).count > 1)
  }

  @Test func `fresh chance is no change where no chance is drawn`() throws {
    let episode = try begin(Countdown.self)
    let copy = try episode.copy()
    copy.reseed(5)
    try copy.resample(unseenBy: 1, seed: 5)
    #expect(copy.serialise() == episode.serialise())
  }

  @Test func `hidden things are drawn anew for a seat that cannot see them`() throws {
    let episode = try begin(CoinGuess.self)
    try episode.apply(chance: 1)
    var coins: Set<String> = []
    for seed in 0..<40 {
      let copy = try episode.copy()
      try copy.resample(unseenBy: 1, seed: UInt64(seed))
      #expect(try copy.observe(.seat(1), as: .text) == episode.observe(.seat(1), as: .text))
      coins.insert(try copy.observe(.full, as: .text))
      let owner = try episode.copy()
      try owner.resample(unseenBy: 0, seed: UInt64(seed))
      #expect(try owner.observe(.full, as: .text) == "tails")
    }
    #expect(coins == ["heads", "tails"])
  }

  @Test func `rules with secrets that cannot be drawn anew say so`() throws {
    let episode = try begin(Duel.self, seats: 3)
    let answer = status { () throws(Fault) in try episode.resample(unseenBy: 0, seed: 1) }
    #expect(answer == AGON_UNSUPPORTED)
  }

  @Test func `pictures are shown only where the facts declare them`() throws {
    #expect(try begin(CoinGuess.self).observe(.everybody, as: .svg) == "<svg/>")
    let episode = try begin(Countdown.self)
    let answer = status { () throws(Fault) in _ = try episode.observe(.full, as: .svg) }
    #expect(answer == AGON_UNSUPPORTED)
  }

  @Test func `positions have equal keys whatever led to them`() throws {
    let long = try begin(Countdown.self)
    for seat in [0, 1, 0] { try long.apply([(seat, 1)]) }
    let short = try begin(Countdown.self, opening: "3")
    try short.apply([(0, 1)])
    #expect(long.positionKey() == short.positionKey())
    #expect(long.positionKey() != (try begin(Countdown.self).positionKey()))
    #expect(try begin(Duel.self, seats: 3).positionKey() == 0)
  }
}
