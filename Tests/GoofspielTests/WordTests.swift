// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// How bids are read.
struct WordTests {
  @Test(
    arguments: [
      ("7", 7), ("bid 7", 7), (" **[7]**. ", 7), ("I bid my 7", 7), ("seven", 7), ("card seven", 7),
      ("ace", 1), ("one", 1), ("A", 1), ("a 7", 7), ("jack", 11), ("Queen", 12), ("KING!", 13),
      ("J", 11), ("q", 12), ("K.", 13), ("my final answer is 13", 13), ("ten", 10), ("eleven", 11),
      ("I'll play the twelve", 12), ("7, 7", 7), ("Action: 4", 4), ("\u{201c}3\u{201d}", 3),
      ("07", 7), ("a card with value 2", 2),
    ] as [(String, ActionID)])
  func `a bid is read`(_ text: String, _ card: ActionID) throws {
    #expect(try Goofspiel.play(["prizes": "ascending"]).read(text, by: Seat(0)) == .legal(card))
  }

  @Test(arguments: [
    "", "   ", "bid", "14", "0", "-4", "100", "7b", "never 7", "fourteen", "7.5x", "\u{bd}",
    "the highest", "not 3", "prize",
  ])
  func `a text without a bid is refused`(_ text: String) throws {
    let reading = try Goofspiel.play(["prizes": "ascending"]).read(text, by: Seat(0))
    guard case .unparseable(let reason) = reading else {
      Issue.record("\(reading)")
      return
    }
    #expect(reason.hasSuffix("."))
  }

  @Test(arguments: ["3 or 4", "ace king", "7.5", "I considered 3 but bid 5"])
  func `a text with two bids is ambiguous`(_ text: String) throws {
    let reading = try Goofspiel.play(["prizes": "ascending"]).read(text, by: Seat(0))
    guard case .ambiguous = reading else {
      Issue.record("\(reading)")
      return
    }
  }

  @Test func `a card that is gone is illegal`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(4), rounds: [[1, 2]])
    #expect(
      try episode.read("ace", by: Seat(0))
        == .illegal(
          1, "1 is not legal: it is not in your hand any more. Legal actions: 2 3 4."))
    #expect(try episode.read("1", by: Seat(1)) == .legal(1))
  }

  @Test func `no bid is legal while chance acts or after the end`() throws {
    let waiting = try Goofspiel.play(["cards": 2])
    #expect(
      try waiting.read("1", by: Seat(0))
        == .illegal(1, "1 is not legal: no prize is on the table yet."))
    let ended = try Goofspiel.play(Goofspiel.small(2), rounds: [[1, 2], [2, 1]])
    #expect(
      try ended.read("1", by: Seat(0)) == .illegal(1, "1 is not legal: the game has ended."))
  }

  @Test func `a card beyond the parameter is no card`() throws {
    let reading = try Goofspiel.play(Goofspiel.small(4)).read("king", by: Seat(0))
    guard case .unparseable = reading else {
      Issue.record("\(reading)")
      return
    }
  }

  @Test func `names are read back`() throws {
    let episode = try Goofspiel.play(["prizes": "descending"])
    for action in try episode.legalActions(of: Seat(1)) {
      let name = try episode.name(of: action, by: Seat(1))
      #expect(try episode.read(name, by: Seat(1)) == .legal(action))
    }
  }
}
