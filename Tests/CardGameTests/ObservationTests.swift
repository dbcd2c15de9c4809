// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// What the seats see.
struct ObservationTests {
  @Test func `the JSON of a seat in Kuhn poker is as in the specification`() throws {
    let episode = try CardPosition.kuhn("Q K", "check bet").begin()
    #expect(
      try episode.text(for: Seat(0), media: .json)
        == #"{"card":"Q","history":"pb","pot":3,"to_call":1,"legal":["fold","call"]}"#)
    #expect(
      try episode.text(for: Seat(1), media: .json)
        == #"{"card":"K","history":"pb","pot":3,"to_call":0,"legal":[]}"#)
  }

  @Test func `the JSON of a seat in Leduc poker is as in the specification`() throws {
    let position = CardPosition.leduc("Js Ks Qh", "check raise call raise")
    #expect(
      try position.begin().text(for: Seat(1), media: .json)
        == #"{"card":"Ks","board":"Qh","round":2,"history":"crc/r","pot":10,"to_call":4,"#
        + #""raises":1,"legal":["fold","call","raise"]}"#)
  }

  @Test func `the text of a seat in Kuhn poker says who did what`() throws {
    let episode = try CardPosition.kuhn("Q K", "check bet").begin()
    #expect(
      try episode.text(for: Seat(0))
        == "You hold Q. Pot 3, you have put in 1, opponent has put in 2. "
        + "History: you check, opponent bets 1. You may: fold, call.\n")
    #expect(
      try episode.text(for: Seat(1))
        == "You hold K. Pot 3, opponent has put in 1, you have put in 2. "
        + "History: opponent checks, you bet 1. It is the opponent's turn.\n")
  }

  @Test func `the text of a seat among three says which seat it is`() throws {
    let episode = try CardPosition("kuhn_poker", seats: 3, "Q K A", "check bet").begin()
    #expect(
      try episode.text(for: Seat(2))
        == "You are seat 2 of 3. You hold A. Pot 4, seat 0 has put in 1, seat 1 has put in 2, "
        + "you have put in 1. History: seat 0 checks, seat 1 bets 1. You may: fold, call.\n")
  }

  @Test func `the text of a seat in Leduc poker is as in the specification`() throws {
    let position = CardPosition.leduc("Js Ks Qh", "check raise call raise")
    #expect(
      try position.begin().text(for: Seat(1))
        == "Round 2. You hold K (spades). Board Q (hearts). Pot 10, to call 4. "
        + "Round 1: check raise call. Round 2: raise. You may: fold, call, raise.\n")
  }

  @Test func `everything is in the full view, and nothing private in the public one`() throws {
    let episode = try CardPosition.leduc("Js Ks Qh", "check raise call raise").begin()
    #expect(
      try episode.text(for: Seat(0), view: .full, media: .json)
        == #"{"cards":["Js","Ks"],"board":"Qh","round":2,"history":"crc/r","pot":10,"to_call":4,"#
        + #""raises":1,"legal":["fold","call","raise"],"to_act":1,"returns":[0,0]}"#)
    #expect(
      try episode.text(for: Seat(0), view: .everybody)
        == "Round 2. Board Q (hearts). Pot 10, to call 4. Round 1: check raise call. "
        + "Round 2: raise. Seat 1 may: fold, call, raise.\n")
  }

  @Test func `a picture shows the own card and the back of the other`() throws {
    let episode = try CardPosition.kuhn("Q K").begin()
    let own = try episode.text(for: Seat(0), media: .svg)
    #expect(own.contains(">Q<") && !own.contains(">K<"))
    #expect(try episode.text(for: Seat(0), view: .full, media: .svg).contains(">K<"))
  }

  @Test func `returns and outcome of a split and of a fold`() throws {
    let split = try CardPosition.leduc("Ks Kh Qh", "check check raise").begin()
    try split.apply(1, by: Seat(1))
    #expect(try split.returns() == [0, 0])
    #expect(try split.outcome()["winners"] == [0, 1])
    #expect(try split.outcome()["reason"] == "showdown")
    let fold = try CardPosition.leduc("Ks Kh Qh", "check check raise").begin()
    try fold.apply(0, by: Seat(1))
    #expect(try fold.returns() == [1, -1])
    #expect(try fold.rewards() == [1, -1])
    #expect(try fold.outcome()["reason"] == "fold")
  }

  @Test(arguments: [
    ("J Q K", "bet call call", [-2.0, -2, 4]), ("K Q J", "bet fold call", [3, -1, -2]),
    ("A Q J", "check check bet fold fold", [-1, -1, 2]),
    ("A Q J", "check check check", [2, -1, -1]),
  ])
  func `three seats share out the pot`(_ cards: String, _ actions: String, _ returns: [Double])
    throws
  {
    let words = actions.split(separator: " ")
    let before = words.dropLast().joined(separator: " ")
    let episode = try CardPosition("kuhn_poker", seats: 3, cards, before).begin()
    let seat = try #require(episode.seatToAct)
    guard case .legal(let last) = try episode.read(String(words.last ?? ""), by: seat) else {
      Issue.record("the last action is not read")
      return
    }
    try episode.apply(last, by: seat)
    #expect(!episode.isOn)
    #expect(try episode.returns() == returns)
  }
}
