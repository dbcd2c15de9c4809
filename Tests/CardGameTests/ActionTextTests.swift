// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// How texts are read as actions.
struct ActionTextTests {
  private static let kuhnStart = CardPosition.kuhn("Q K")
  private static let kuhnFacing = CardPosition.kuhn("Q K", "bet")
  private static let leducStart = CardPosition.leduc("Ks Qs")
  private static let leducFacing = CardPosition.leduc("Ks Qs", "raise")
  private static let leducCapped = CardPosition.leduc("Ks Qs", "raise raise")

  private func read(_ text: String, in position: CardPosition) throws -> ActionReading {
    let episode = try position.begin()
    return try episode.read(text, by: try #require(episode.seatToAct))
  }

  @Test(arguments: [
    (kuhnStart, "check", 0), (kuhnStart, "PASS", 0), (kuhnStart, " Bet. ", 1),
    (kuhnStart, "I bet!", 1), (kuhnStart, "My final action is: check", 0),
    (kuhnStart, "\"bet\"", 1),
    (kuhnStart, "check, check", 0), (kuhnFacing, "fold", 0), (kuhnFacing, "pass", 0),
    (kuhnFacing, "call", 1), (kuhnFacing, "bet", 1), (kuhnFacing, "[Fold]", 0),
    (leducStart, "check", 1), (leducStart, "raise", 2), (leducStart, "bet", 2),
    (leducFacing, "fold", 0), (leducFacing, "call", 1), (leducFacing, "I will raise", 2),
    (leducCapped, "call", 1), (leducCapped, "I choose to fold.", 0),
  ])
  func `a text that says one legal action is read`(
    _ position: CardPosition, _ text: String, _ action: ActionID
  ) throws {
    #expect(try read(text, in: position) == .legal(action))
  }

  @Test(arguments: [
    (kuhnStart, "fold", "no bet to pay"), (kuhnStart, "call", "no bet to pay"),
    (kuhnFacing, "check", "a bet to pay. You may: fold, call"), (leducStart, "fold", "no bet"),
    (leducStart, "call", "You may: check, raise"), (leducFacing, "check", "fold, call, raise"),
    (leducFacing, "bet", "the word is raise"), (leducCapped, "raise", "all its bets and raises"),
    (leducCapped, "bet", "all its bets and raises"),
  ])
  func `a word that is out of place is illegal, with the right words`(
    _ position: CardPosition, _ text: String, _ reason: String
  ) throws {
    guard case .illegal(let action, let sentence) = try read(text, in: position) else {
      Issue.record("\(text) is not illegal")
      return
    }
    #expect(sentence.contains(reason))
    let episode = try position.begin()
    let seat = try #require(episode.seatToAct)
    #expect(throws: EnvironmentError.self) { try episode.apply(action, by: seat) }
    #expect(try episode.name(of: action, by: seat) == (text == "bet" ? "raise" : text))
  }

  @Test(arguments: [
    "", "!", "go all in", "raise the roof", "fold'em", "bet 1", "b", "0", "1", "not bet",
    "chEckers",
    "bеt", "check-raise please", "K",
  ])
  func `a text beyond the grammar is not read`(_ text: String) throws {
    guard case .unparseable = try read(text, in: Self.kuhnStart) else {
      Issue.record("\(text) is read")
      return
    }
  }

  @Test(arguments: ["check or bet", "bet/check", "pass? no: bet", "I check. Bet."])
  func `two actions are never chosen between`(_ text: String) throws {
    let reading = try read(text, in: Self.kuhnStart)
    guard case .ambiguous(let sentence) = reading else {
      Issue.record("\(text) is read as \(reading)")
      return
    }
    #expect(sentence.contains("answer with one alone"))
  }

  @Test(arguments: [kuhnStart, kuhnFacing, leducStart, leducFacing, leducCapped])
  func `the name of every legal action is read as that action`(_ position: CardPosition) throws {
    let episode = try position.begin()
    let seat = try #require(episode.seatToAct)
    for action in try episode.legalActions(of: seat) {
      let name = try episode.name(of: action, by: seat)
      #expect(try episode.read(name, by: seat) == .legal(action))
    }
  }

  @Test func `an action of the other seat is illegal`() throws {
    guard case .illegal = try Self.kuhnStart.begin().read("check", by: Seat(1)) else {
      Issue.record("the other seat may act")
      return
    }
  }
}
