// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Openings, chance, and the way an episode is kept.
struct DealTests {
  private func bytes(_ episode: any Episode) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try episode.serialise(into: &bytes)
    return bytes
  }

  @Test func `an opening deals a part, and chance goes on`() throws {
    let episode = try CardPosition.leduc("Kh").begin()
    #expect(episode.progress.turn == .chance)
    #expect(episode.progress.actionCount == 0)
    let outcomes = try episode.chanceOutcomes()
    #expect(outcomes.map(\.id) == [0, 1, 2, 3, 4])
    #expect(outcomes.map(\.probability) == [0.2, 0.2, 0.2, 0.2, 0.2])
    #expect(
      try outcomes.map { try episode.name(ofChance: $0.id) } == ["Js", "Jh", "Qs", "Qh", "Ks"])
    try episode.apply(chance: 2)
    #expect(episode.seatToAct == Seat(0))
    #expect(episode.progress.actionCount == 1)
  }

  @Test(arguments: [
    (#"["Q","K"]"#, "not a JSON object"), (#"{"card":["Q"]}"#, "neither cards nor actions"),
    (#"{"cards":"Q"}"#, "lists of names"), (#"{"cards":["Z"]}"#, "\"Z\", is not one card"),
    (#"{"cards":["Q","Q"]}"#, "was dealt before"), (#"{"cards":["A","Q"]}"#, "not one card"),
    (#"{"cards":["Q","K","J"]}"#, "a card where an action is to come"),
    (#"{"actions":["bet"]}"#, "an action where a card is to come"),
    (#"{"cards":["Q","K"],"actions":["call"]}"#, "not a legal action"),
    (#"{"cards":["Q","K"],"actions":["bet","fold"]}"#, "ends the hand"),
  ])
  func `a wrong opening is refused with the reason`(_ opening: String, _ reason: String) throws {
    let environment = try CardPosition("kuhn_poker").environment()
    let json = try JSON(parsing: Array(opening.utf8))
    let error = #expect(throws: EnvironmentError.self) {
      try environment.begin(seats: 2, seed: Seed(1), opening: json)
    }
    #expect(error?.code == .invalidData)
    #expect(error?.detail.contains(reason) == true, "\(error?.detail ?? "")")
  }

  @Test(arguments: [("kuhn_poker", 4), ("kuhn_poker", 1), ("leduc_poker", 3)])
  func `another number of seats is refused`(_ game: String, _ seats: Int) throws {
    let environment = try CardPosition(game).environment()
    #expect(throws: EnvironmentError.self) {
      try environment.begin(seats: seats, seed: Seed(1), opening: nil)
    }
  }

  @Test func `chance and seats cannot act for each other`() throws {
    let dealing = try CardPosition.kuhn("Q").begin()
    #expect(throws: EnvironmentError.self) { try dealing.apply(0, by: Seat(0)) }
    #expect(throws: EnvironmentError.self) { try dealing.apply(chance: 1) }
    #expect(throws: EnvironmentError.self) { try dealing.apply(chance: 3) }
    let betting = try CardPosition.kuhn("Q K").begin()
    #expect(throws: EnvironmentError.self) { try betting.apply(chance: 0) }
    #expect(throws: EnvironmentError.self) { try betting.apply(0, by: Seat(1)) }
    #expect(throws: EnvironmentError.self) { try betting.apply(2, by: Seat(0)) }
    #expect(betting.progress.actionCount == 0)
  }

  @Test(arguments: [("kuhn_poker", 2), ("kuhn_poker", 3), ("leduc_poker", 2)])
  func `every state of a game is restored from its bytes`(_ game: String, _ seats: Int) throws {
    let environment = try CardPosition(game).environment()
    var keys: Set<UInt64> = []
    var states = 0
    for position in try CardStates(of: game, seats: seats).episodes {
      let whole = try bytes(position)
      let restored = try environment.restore(whole)
      #expect(try bytes(restored) == whole)
      #expect(restored.progress == position.progress)
      #expect(restored.positionKey == position.positionKey)
      keys.insert(try #require(position.positionKey))
      states += 1
    }
    #expect(keys.count == states)
  }

  @Test func `bytes that play cannot reach are refused`() throws {
    let environment = try CardPosition("leduc_poker").environment()
    let whole = try bytes(CardPosition.leduc("Ks Qs Jh", "check check raise").begin())
    for count in whole.indices {
      #expect(throws: EnvironmentError.self) { try environment.restore(Array(whole[..<count])) }
    }
    #expect(throws: EnvironmentError.self) { try environment.restore(whole + [0]) }
    var changed = whole
    changed[whole.count - 1] = 7
    #expect(throws: EnvironmentError.self) { try environment.restore(changed) }
    let other = try bytes(CardPosition.kuhn("Q K").begin())
    #expect(throws: EnvironmentError.self) { try environment.restore(other) }
  }

  @Test func `an exact copy goes its own way`() throws {
    let episode = try CardPosition.kuhn("Q K").begin()
    let before = try bytes(episode)
    let copy = try episode.clone(.exact)
    try copy.apply(1, by: Seat(0))
    #expect(try bytes(episode) == before)
    let again = try episode.clone(.reseed(Seed(7)))
    #expect(try bytes(again) == before)
  }
}
