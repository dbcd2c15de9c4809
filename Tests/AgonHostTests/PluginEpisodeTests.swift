// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Testing

/// Episodes of a plugin behind the ABI.
struct PluginEpisodeTests {
  @Test func `an episode goes from begin to outcome`() throws {
    let episode = try Pebbles.episode()
    #expect(episode.seatToAct == Seat(0))
    #expect(try episode.legalActions(of: Seat(0)) == [1, 2, 3])
    #expect(try episode.legalActions(of: Seat(1)) == [])
    #expect(try episode.name(of: 2, by: Seat(0)) == "take 2")
    try episode.apply(3, by: Seat(0))
    try episode.apply(3, by: Seat(1))
    #expect(try episode.text(for: Seat(0)) == #"{"pile":1,"last":""}"#)
    try episode.apply(1, by: Seat(0))
    #expect(episode.progress.phase == .terminated)
    #expect(episode.progress.turn == .nobody)
    #expect(episode.progress.actionCount == 3)
    #expect(try episode.returns() == [1, -1])
    #expect(try episode.outcome() == ["reason": "last pebble"])
    #expect(episode.positionKey == nil)
  }

  @Test func `the plugin's reading keeps its kind and its sentence`() throws {
    let episode = try Pebbles.episode()
    #expect(try episode.read("2", by: Seat(0)) == .legal(2))
    #expect(try episode.read("9", by: Seat(0)) == .illegal(9, "Not so many."))
    #expect(try episode.read("two", by: Seat(0)) == .unparseable("One digit is due."))
    #expect(try episode.read("?", by: Seat(0)) == .ambiguous("It may be 1 or 2."))
    let error = #expect(throws: EnvironmentError.self) { try episode.read("!", by: Seat(0)) }
    #expect(error?.code == .faulty && error?.fault == .error)
    #expect(error?.detail == "The plugin says that a service of the host failed; it uses none.")
  }

  @Test func `a refused action leaves no trace`() throws {
    let episode = try Pebbles.episode()
    let error = #expect(throws: EnvironmentError.self) { try episode.apply(4, by: Seat(0)) }
    #expect(error?.code == .illegalAction)
    #expect(error?.description == "pebbles.apply: Not so many.")
    #expect(throws: EnvironmentError.self) { try episode.apply(1, by: Seat(1)) }
    #expect(episode.progress.actionCount == 0)
  }

  @Test func `more than 64 legal actions come whole`() throws {
    let episode = try Pebbles.episode(["MOST_TAKEN=1000", "PILE=700"])
    var actions: [ActionID] = [99]
    try episode.legalActions(of: Seat(0), into: &actions)
    #expect(actions == (1...700).map { ActionID($0) })
  }

  @Test func `an impossible number of legal actions is the plugin's fault`() throws {
    let episode = try Pebbles.episode(["FAULT_COUNT"])
    let error = #expect(throws: EnvironmentError.self) { try episode.legalActions(of: Seat(0)) }
    #expect(error?.code == .faulty)
  }

  @Test func `a name beyond the short buffer comes whole, also in pieces`() throws {
    #expect(
      try Pebbles.episode(["LONG_NAME"]).name(of: 1, by: Seat(0))
        == "take a number of pebbles that has a name beyond thirty-two bytes")
  }

  @Test func `a name that is no UTF-8 is mended with replacement characters`() throws {
    #expect(try Pebbles.episode(["FAULT_NAME"]).name(of: 1, by: Seat(0)) == "take \u{FFFD}( one")
  }

  @Test func `a reward that is no number is the plugin's fault`() throws {
    let episode = try Pebbles.episode(["FAULT_NAN"])
    for read in [episode.rewards, episode.returns] {
      let error = #expect(throws: EnvironmentError.self) { try read() }
      #expect(error?.code == .faulty)
      #expect(error?.detail == "It gave a number that is not finite.")
    }
  }

  @Test func `a text action is passed as it is`() throws {
    let episode = try Pebbles.episode()
    try episode.apply([(seat: Seat(0), action: .text("grüß dich"))])
    #expect(try episode.text(for: Seat(0)) == #"{"pile":6,"last":"grüß dich"}"#)
  }

  @Test func `an outcome that is no object is the plugin's fault`() throws {
    let episode = try Pebbles.episode(["FAULT_OUTCOME", "PILE=1"])
    try episode.apply(1, by: Seat(0))
    #expect(throws: EnvironmentError.self) { try episode.outcome() }
  }

  @Test func `abilities that the plugin lacks are unsupported`() throws {
    let episode = try Pebbles.episode()
    var bytes: [UInt8] = []
    for call in [
      { _ = try episode.clone(.exact) }, { try episode.serialise(into: &bytes) },
      { try episode.observe(Seat(0), view: .seat, media: .svg, into: &bytes) },
    ] {
      let error = #expect(throws: EnvironmentError.self) { try call() }
      #expect(error?.code == .unsupported)
      #expect(error?.detail == "The environment does not offer this.")
    }
    #expect(episode.facts == nil && episode.oracle == nil)
    #expect(episode.editor == nil && episode.symmetry == nil)
  }

  @Test(arguments: ["FAULT_SEAT_COUNT=0", "FAULT_SEAT_COUNT=3", "FAULT_SEAT_COUNT=4000000000u"])
  func `a wrong number of seats is the plugin's fault`(_ fault: String) throws {
    let error = #expect(throws: EnvironmentError.self) { try Pebbles.episode([fault]) }
    #expect(error?.code == .faulty)
  }

  @Test func `a seat that does not exist is nobody's turn, in a worker a fault`() throws {
    #expect(try Pebbles.episode(["FAULT_SEAT_TO_ACT"], .inProcess).seatToAct == nil)
    let error = #expect(throws: EnvironmentError.self) {
      try Pebbles.episode(["FAULT_SEAT_TO_ACT"], .worker)
    }
    #expect(error?.fault == .protocol)
  }

  @Test func `an episode outlives its environment's last other reference`() throws {
    var environment: (any Environment)? = try Pebbles.environment()
    let episode = try environment?.begin(seats: 2, seed: Seed(1), opening: nil)
    environment = nil
    try episode?.apply(1, by: Seat(0))
    #expect(episode?.progress.actionCount == 1)
  }
}
