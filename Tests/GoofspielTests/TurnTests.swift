// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Who acts, what is refused, and what holds in every game.
struct TurnTests {
  private func refusal(_ call: () throws -> Void) -> EnvironmentError.Code? {
    #expect(throws: EnvironmentError.self) { try call() }?.code
  }

  @Test(arguments: 2...6)
  func `all seats act at once`(_ seats: Int) throws {
    let episode = try Goofspiel.play(Goofspiel.small(5), seats: seats)
    #expect(episode.progress.turn == .simultaneous)
    #expect(episode.actingSeats.map(\.index) == Array(0..<seats))
    #expect(episode.progress.legalCount == 5)
  }

  @Test(arguments: [0, 1, 7])
  func `other numbers of seats are refused`(_ seats: Int) throws {
    #expect(throws: EnvironmentError.self) {
      try Goofspiel.environment().begin(seats: seats, seed: Seed(1), opening: nil)
    }
  }

  @Test func `bids count in any order of the seats`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(4))
    try episode.apply([(Seat(1), .enumerated(2)), (Seat(0), .enumerated(3))])
    #expect(try episode.points() == [4, 0])
  }

  @Test func `a refused turn leaves no trace`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(4), rounds: [[1, 2]])
    let before = try episode.bytes()
    #expect(refusal { try episode.bid([1, 1]) } == .illegalAction)
    #expect(refusal { try episode.bid([3, 2]) } == .illegalAction)
    #expect(refusal { try episode.bid([3, 0]) } == .illegalAction)
    #expect(refusal { try episode.bid([3, 14]) } == .illegalAction)
    #expect(refusal { try episode.bid([2]) } == .invalidArgument)
    #expect(refusal { try episode.bid([2, 3, 4]) } == .invalidArgument)
    #expect(refusal { try episode.apply([]) } == .invalidArgument)
    #expect(refusal { try episode.apply(2, by: Seat(0)) } == .invalidArgument)
    #expect(refusal { try episode.apply(chance: 3) } == .invalidArgument)
    let twice: [(Seat, Action)] = [(Seat(0), .enumerated(2)), (Seat(0), .enumerated(3))]
    #expect(
      refusal { try episode.apply(twice.map { (seat: $0.0, action: $0.1) }) } == .invalidArgument)
    let stranger: [(seat: Seat, action: Action)] = [
      (Seat(0), .enumerated(2)), (Seat(5), .text("")),
    ]
    #expect(refusal { try episode.apply(stranger) } == .unsupported)
    #expect(try episode.bytes() == before)
  }

  @Test func `nobody acts after the end`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(2), rounds: [[1, 2], [2, 1]])
    #expect(episode.progress.turn == .nobody)
    #expect(refusal { try episode.bid([1, 2]) } == .wrongPhase)
    #expect(refusal { try episode.apply(chance: 1) } == .wrongPhase)
  }

  @Test func `chance turns up the prizes that are face down, each as likely`() throws {
    let parameters = Goofspiel.small(4, prizes: "random")
    let episode = try Goofspiel.play(parameters)
    #expect(episode.progress.turn == .chance)
    #expect(episode.progress.acting == 0)
    #expect(
      try episode.chanceOutcomes()
        == [1, 2, 3, 4].map { ChanceOutcome(id: $0, probability: 0.25) })
    #expect(try episode.name(ofChance: 3) == "prize 3")
    #expect(refusal { try episode.bid([1, 2]) } == .invalidArgument)
    #expect(refusal { try episode.apply(chance: 5) } == .illegalAction)
    try episode.apply(chance: 3)
    #expect(try episode.json()["prize"] == 3)
    try episode.bid([1, 2])
    #expect(try episode.chanceOutcomes().map(\.id) == [1, 2, 4])
    #expect(refusal { try episode.apply(chance: 3) } == .illegalAction)
  }

  @Test func `a fixed order leaves chance nothing to do`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(3))
    #expect(try episode.chanceOutcomes() == [])
  }

  @Test(arguments: [JSON("discard"), "carry"], [JSON("random"), "ascending"])
  func `points and lost points are the prizes that were settled`(_ ties: JSON, _ order: JSON) throws
  {
    for seed in 1...20 as ClosedRange<UInt64> {
      let seats = 2 + Int(seed % 5)
      let parameters = Goofspiel.small(6, prizes: order, ties: ties)
      try Goofspiel.random(parameters, seats: seats, seed: seed) { episode in
        let state = try episode.json()
        let rounds = try #require(state["history"]?.elements)
        let settled = rounds.compactMap { $0["prize"]?.integer }.reduce(0, +)
        let points = try episode.points().reduce(0, +)
        let lost = try #require(state["lost"]?.integer)
        let carried = try #require(state["carried"]?.integer)
        #expect(points + lost + carried == settled)
        #expect(try abs(episode.returns().reduce(0, +)) < 1e-12)
      }
    }
  }

  @Test(arguments: [JSON("win_loss"), "points_difference"])
  func `rewards add up to the returns within the declared bounds`(_ returns: JSON) throws {
    let parameters: JSON = ["returns": returns]
    let facts = try Goofspiel.environment(parameters).descriptor
    for seed in 1...20 as ClosedRange<UInt64> {
      let seats = 2 + Int(seed % 5)
      var sums = [Double](repeating: 0, count: seats)
      var turns = 0
      try Goofspiel.random(parameters, seats: seats, seed: seed) { episode in
        for (seat, reward) in try episode.rewards().enumerated() { sums[seat] += reward }
        for (sum, due) in zip(sums, try episode.returns()) {
          #expect(abs(sum - due) < 1e-9)
          #expect(facts.returns?.contains(due) == true)
        }
        turns = episode.progress.actionCount
      }
      #expect(turns == facts.mostTurns)
    }
  }
}
