// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonPlay
internal import Testing

struct ChanceAndJointTurnTests {
  private let auction = AuctionEnvironment()

  private func play(
    _ first: ScriptedAgent = .taking(2), _ second: ScriptedAgent = .taking(1), seed: Seed = Seed(7),
    budgets: Budgets = Budgets()
  ) async throws -> Trajectory {
    try await playEpisode(
      .sample(seed: seed), in: auction, with: [first, second], budgets: budgets,
      clock: ManualClock())
  }

  @Test func `seats that act together are recorded as turns of one group`() async throws {
    let played = try await play()
    #expect(played.turns.map(\.seat.index) == [0, 1, 0, 1])
    #expect(played.turns.map(\.together) == [0, 0, 2, 2])
    #expect(played.turns.map(\.applied) == ["bid 2", "bid 1", "bid 2", "bid 1"])
    #expect(played.turns[0].digest == played.turns[1].digest)
    #expect(played.turns[1].digest != played.turns[2].digest)
  }

  @Test func `chance is drawn before the turns that need it and kept by name`() async throws {
    let played = try await play()
    #expect(played.chance.map(\.turn) == [0, 2])
    #expect(played.chance.allSatisfy { $0.name == "prize \($0.outcome)" })
    let prizes = played.chance.map { Double($0.outcome) }
    #expect(played.turns.map(\.reward) == [prizes[0], -prizes[0], prizes[1], -prizes[1]])
    #expect(played.outcome.returns == [prizes[0] + prizes[1], -prizes[0] - prizes[1]])
  }

  @Test func `chance follows from the seed and takes every outcome`() async throws {
    var drawn: Set<ActionID> = []
    for number in 0..<30 {
      let (once, again) = (
        try await play(seed: Seed(UInt64(number))), try await play(seed: Seed(UInt64(number)))
      )
      #expect(once.chance == again.chance)
      drawn.formUnion(once.chance.map(\.outcome))
    }
    #expect(drawn == [1, 2, 3])
  }

  @Test func `a seat learns nothing of hidden actions from its history`() async throws {
    let second = ScriptedAgent.taking(1)
    _ = try await play(.taking(2), second)
    #expect(second.questions.map(\.history) == [[], ["1 bid 1"]])
  }

  @Test func `all seats are asked before one failure ends a joint turn, and nothing is applied`()
    async throws
  {
    let second = ScriptedAgent.taking(1)
    let failing = ScriptedAgent { _ in Decision(.failed(.empty, "Nothing.")) }
    let played = try await play(failing, second)
    #expect(second.questions.count == 1)
    #expect(played.turns.map(\.applied) == [nil, nil])
    #expect(played.outcome.culprit == Seat(0) && played.outcome.returns == [-6, 6])
    #expect(played.turns[0].digest == played.openingDigest)
  }

  @Test func `two seats that fail together both get the least return`() async throws {
    let failing = ScriptedAgent { _ in Decision(.failed(.empty, "Nothing.")) }
    #expect(try await play(failing, failing).outcome.returns == [-6, -6])
  }

  @Test func `of a joint turn the seat whose action is illegal forfeits`() async throws {
    let played = try await play(.taking(1), .taking(9))
    #expect(played.outcome.culprit == Seat(1) && played.outcome.failure == .illegal)
  }

  @Test func `a decision later than its budget forfeits by timeout`() async throws {
    let played = try await play(budgets: Budgets(decision: .milliseconds(999)))
    #expect(played.outcome.failure == .timeout && played.outcome.culprit == Seat(0))
    let inTime = try await play(budgets: Budgets(decision: .seconds(1)))
    #expect(inTime.outcome.end == .terminated)
  }

  @Test func `an honest record with chance and joint turns replays`() async throws {
    let failing = ScriptedAgent { _ in Decision(.failed(.empty, "Nothing.")) }
    for trajectory in [try await play(), try await play(.taking(1), failing)] {
      try replayEpisode(trajectory, in: auction, seats: 2)
    }
  }

  @Test func `a record diverges that names another draw of chance`() async throws {
    var trajectory = try await play()
    trajectory.chance[1].outcome = trajectory.chance[1].outcome % 3 + 1
    let error = #expect(throws: PlayError.self) {
      try replayEpisode(trajectory, in: auction, seats: 2)
    }
    #expect(error?.code == .diverged)
  }

  @Test func `a record diverges that tears a joint turn apart`() async throws {
    var trajectory = try await play()
    trajectory.turns[1].together = nil
    let error = #expect(throws: PlayError.self) {
      try replayEpisode(trajectory, in: auction, seats: 2)
    }
    #expect(error?.code == .diverged)
  }

  @Test func `both turns of a joint one are visited in the state before it`() async throws {
    var seen: [String] = []
    let trajectory = try await play()
    try replayEpisode(trajectory, in: auction, seats: 2) { turn, episode in
      seen.append("\(turn.seat) \(episode.progress.actionCount)")
      return true
    }
    #expect(seen == ["0 1", "1 1", "0 3", "1 3"])
  }

  @Test func `a simulation draws chance and the other seats, and counts random games`() throws {
    let episode = try auction.begin(seats: 2, seed: Seed(1), opening: nil)
    let step = Simulation.Step(seat: Seat(0), action: 2)
    let report = try episode.simulate([
      Simulation(path: [step], playouts: 50, seed: Seed(3)),
      Simulation(path: [step, step, step], seed: Seed(3)),
    ])
    #expect(report[0].applied == 1 && report[0].legalActions == [1, 2] && report[0].acting == 0b11)
    #expect(report[0].seatToAct == nil && report[0].returns[0] >= 0)
    #expect(report[0].playoutSums[0] == -report[0].playoutSums[1])
    #expect(report[1].applied == 2 && !report[1].isOn)
    #expect(try episode.chanceOutcomes().count == 3, "The episode itself is untouched.")
  }

  @Test func `a simulation looks at what follows each action of a seat that acts alone`() throws {
    let nim = try NimEnvironment(pile: 3).begin(seats: 2, seed: Seed(1), opening: nil)
    let report = try nim.simulate([
      Simulation(branches: true, playoutsPerAction: 8, seed: Seed(5))
    ])[0]
    #expect(report.branches.map(\.action) == [1, 2, 3])
    #expect(report.branches.map(\.ends) == [false, false, true])
    #expect(report.branches[2].returns == [1, -1])
    #expect(report.branches[2].playoutSums == [8, -8], "A finished game plays out as it ended.")
    #expect(report.branches[1].playoutSums == [-8, 8], "One pebble is left to the other seat.")
  }

  @Test func `a path stops at a step that is not legal`() throws {
    let nim = try NimEnvironment(pile: 3).begin(seats: 2, seed: Seed(1), opening: nil)
    let report = try nim.simulate([
      Simulation(
        path: [.init(seat: Seat(0), action: 2), .init(seat: Seat(1), action: 2)], seed: Seed(0))
    ])[0]
    #expect(report.applied == 1 && report.legalActions == [1] && report.seatToAct == Seat(1))
  }
}
