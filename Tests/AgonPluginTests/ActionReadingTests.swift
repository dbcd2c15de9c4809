// SPDX-License-Identifier: Apache-2.0

internal import CAgon
internal import Testing

@testable internal import AgonPlugin

/// How texts are read by names and synonyms.
struct ActionReadingTests {
  private func fault(_ text: String, of seat: Int = 0, opening: String = "") throws -> Int32 {
    let episode = try begin(Countdown.self, opening: opening)
    do throws(Fault) {
      return try episode.read(text, by: seat).fault?.status ?? AGON_OK
    } catch {
      return error.status
    }
  }

  @Test(arguments: ["take 2", "2", " TAKE   2!", "\"2\"", "(take 2)", "take\n2."])
  func `case, blanks and outer punctuation do not count`(_ text: String) throws {
    let reading = try begin(Countdown.self).read(text, by: 0)
    #expect(reading.action == 2)
    #expect(reading.fault == nil)
  }

  @Test(arguments: ["", "!", "take", "take 3", "never take 2", "22", "2 2 x"])
  func `another text is no action`(_ text: String) throws {
    #expect(try fault(text) == AGON_UNPARSEABLE_ACTION)
  }

  @Test func `a synonym of two actions is ambiguous`() throws {
    #expect(try fault("some") == AGON_AMBIGUOUS_ACTION)
  }

  @Test func `a list of names is ambiguous, the same name twice is not`() throws {
    let coin = try begin(CoinGuess.self)
    try coin.apply(chance: 0)
    let listed = status { () throws(Fault) in _ = try coin.read("heads or tails", by: 1) }
    #expect(listed == AGON_AMBIGUOUS_ACTION)
    #expect(try coin.read("heads, heads", by: 1).action == 0)
  }

  @Test func `an action that the rules refuse here is still read`() throws {
    let reading = try begin(Countdown.self, opening: "1").read("2", by: 0)
    #expect(reading.action == 2)
    #expect(reading.fault?.status == AGON_ILLEGAL_ACTION)
    #expect(reading.fault?.sentence == "take 2 is not legal now. Legal now: take 1.")
  }

  @Test func `a seat that does not act can play nothing`() throws {
    #expect(try fault("2", of: 1) == AGON_ILLEGAL_ACTION)
    #expect(try fault("2", of: 2) == AGON_INVALID_ARGUMENT)
  }
}
