// SPDX-License-Identifier: Apache-2.0

internal import CAgon
internal import Testing

@testable internal import AgonPlugin

/// Episodes as bytes.
struct SerialisationTests {
  private func expectRestored<R: Rules>(
    _ episode: EpisodeBox, of rules: R.Type, parameters: String = ""
  ) throws {
    let bytes = episode.serialise()
    let restored = try RulesEnvironment<R>(parameters: parameters).restore(bytes)
    #expect(restored.serialise() == bytes)
    #expect(restored.turn == episode.turn)
    #expect(restored.turns == episode.turns)
    #expect(try restored.rewards() == episode.rewards())
    #expect(try restored.observe(.full, as: .json) == episode.observe(.full, as: .json))
  }

  @Test func `sequential play comes back, with parameters and opening`() throws {
    let parameters = #"{"start":9}"#
    let episode = try begin(Countdown.self, parameters: parameters, opening: "8")
    try episode.apply([(0, 2)])
    try episode.apply([(1, 1)])
    try expectRestored(episode, of: Countdown.self, parameters: parameters)
  }

  @Test func `chance and what was drawn anew come back`() throws {
    let episode = try begin(CoinGuess.self)
    try episode.apply(chance: 1)
    try episode.resample(unseenBy: 1, seed: 3)
    try episode.apply([(1, 0)])
    try expectRestored(episode, of: CoinGuess.self)
  }

  @Test func `joint turns come back`() throws {
    let episode = try begin(Duel.self, seats: 3)
    try episode.apply([(0, 1), (1, 2), (2, 0)])
    try expectRestored(episode, of: Duel.self)
  }

  @Test func `a generator goes on where it was, also a fresh one`() throws {
    let episode = try begin(DiceRace.self, seats: 1, seed: 77)
    try episode.apply([(0, 0)])
    episode.reseed(5)
    try episode.apply([(0, 0)])
    try expectRestored(episode, of: DiceRace.self)
    let restored = try RulesEnvironment<DiceRace>(parameters: "").restore(episode.serialise())
    try episode.apply([(0, 0)])
    try restored.apply([(0, 0)])
    #expect(try restored.returns() == episode.returns())
  }

  @Test func `an empty object and no parameters are the same defaults`() throws {
    let episode = try begin(Countdown.self, parameters: "{}")
    #expect(episode.serialise() == (try begin(Countdown.self).serialise()))
  }

  @Test func `bytes of another environment or of other parameters are refused`() throws {
    let bytes = try begin(Countdown.self).serialise()
    #expect(
      status { () throws(Fault) in _ = try RulesEnvironment<Duel>(parameters: "").restore(bytes) }
        == AGON_INVALID_DATA)
    #expect(
      status { () throws(Fault) in
        _ = try RulesEnvironment<Countdown>(parameters: #"{"start":9}"#).restore(bytes)
      } == AGON_INVALID_DATA)
  }

  @Test func `mutated bytes are refused or mean what they say`() throws {
    let episode = try begin(CoinGuess.self)
    try episode.apply(chance: 1)
    try episode.resample(unseenBy: 1, seed: 3)
    try episode.apply([(1, 0)])
    let bytes = episode.serialise()
    let environment = try RulesEnvironment<CoinGuess>(parameters: "")
    for place in bytes.indices {
      for change: UInt8 in [1, 2, 64, 255] {
        var other = bytes
        other[place] ^= change
        do throws(Fault) {
          #expect(try environment.restore(other).serialise() == other)
        } catch {
          #expect(error.status == AGON_INVALID_DATA)
        }
      }
      let cut = Array(bytes[..<place])
      #expect(
        status { () throws(Fault) in _ = try environment.restore(cut) } == AGON_INVALID_DATA)
    }
  }
}
