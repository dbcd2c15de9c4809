// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonPlay
internal import Testing

struct PlayEpisodeTests {
  private func play(
    _ first: ScriptedAgent, _ second: ScriptedAgent, in nim: NimEnvironment = NimEnvironment(),
    opening: Opening = .start, leg: Int = 0, key: String = "key", budgets: Budgets = Budgets()
  ) async throws -> Trajectory {
    try await playEpisode(
      .sample(opening: opening, leg: leg, key: key), in: nim, with: [first, second],
      budgets: budgets, clock: ManualClock())
  }

  @Test func `a whole episode is recorded turn by turn`() async throws {
    let played = try await play(.taking(2), .taking(3))
    #expect(played.turns.map(\.index) == [0, 1, 2])
    #expect(played.turns.map(\.seat.index) == [0, 1, 0])
    #expect(played.turns.map(\.applied) == ["take 2", "take 3", "take 2"])
    #expect(played.turns.map(\.choice) == [.action(2), .action(3), .action(2)])
    #expect(played.turns.map(\.legalCount) == [3, 3, 2])
    #expect(played.turns.map(\.reward) == [0, 0, 1])
    #expect(
      played.outcome == Outcome(end: .terminated, reason: "last pebble", returns: [1, -1]))
  }

  @Test func `each turn keeps the digest of the state it led to`() async throws {
    let played = try await play(.taking(2), .taking(3))
    #expect(played.openingDigest == SHA256.digest(of: [7, 0]))
    #expect(
      played.turns.map(\.digest) == [[5, 1], [2, 2], [0, 3]].map { SHA256.digest(of: $0) })
  }

  @Test func `without serialised bytes the full view is hashed`() async throws {
    let nim = NimEnvironment(oddity: .cannotSerialise)
    let played = try await play(.taking(2), .taking(3), in: nim)
    #expect(played.openingDigest == SHA256.digest(of: #"{"pile":7,"ply":0}"#))
  }

  @Test func `time is what the given clock says`() async throws {
    let played = try await play(.taking(2), .taking(3))
    #expect(played.turns.map(\.latency) == Array(repeating: .seconds(1), count: 3))
    #expect(played.duration == .seconds(7))
  }

  @Test func `an agent sees its legal actions, the past and its deadline`() async throws {
    let second = ScriptedAgent.taking(3)
    _ = try await play(.taking(2), second, budgets: Budgets(decision: .seconds(9)))
    let question = try #require(second.questions.first)
    #expect(question.seat == Seat(1))
    #expect(question.legal == [1, 2, 3])
    #expect(question.history == ["0 take 2"])
    #expect(question.deadline == .seconds(9))
  }

  @Test func `a useless answer forfeits, and nothing is played in its place`() async throws {
    let failing = ScriptedAgent { _ in Decision(.failed(.unparseable, "It said nothing.")) }
    let played = try await play(.taking(2), failing)
    #expect(played.turns.count == 2)
    #expect(played.turns.last?.applied == nil)
    #expect(played.turns.last?.choice == .failed(.unparseable, "It said nothing."))
    #expect(played.turns.last?.digest == played.turns.first?.digest)
    #expect(
      played.outcome
        == Outcome(
          end: .forfeited, reason: "unparseable", returns: [1, -1], culprit: Seat(1),
          failure: .unparseable))
  }

  @Test func `who resigns gets the least return`() async throws {
    let resigning = ScriptedAgent { _ in Decision(.resigned) }
    let played = try await play(resigning, .taking(1), in: NimEnvironment(returns: -5...9))
    #expect(
      played.outcome
        == Outcome(end: .resigned, reason: "resigned", returns: [-5, 9], culprit: Seat(0)))
  }

  @Test func `the turn budget cuts the episode`() async throws {
    let played = try await play(.taking(1), .taking(1), budgets: Budgets(turns: 3))
    #expect(played.turns.count == 3)
    #expect(played.outcome == Outcome(end: .truncated, reason: "turn budget", returns: [0, 0]))
  }

  @Test func `a win on the last turn of the budget is a win`() async throws {
    let played = try await play(.taking(2), .taking(3), budgets: Budgets(turns: 3))
    #expect(played.outcome.end == .terminated)
  }

  @Test func `the actions of an opening are applied first and are no turns`() async throws {
    let first = ScriptedAgent.taking(1)
    let second = ScriptedAgent.taking(1)
    let played = try await play(first, second, opening: .actions(["take 3", "take 2", "take 1"]))
    #expect(played.openingDigest == SHA256.digest(of: [1, 3]))
    #expect(played.turns.map(\.seat.index) == [1])
    #expect(first.questions.isEmpty)
  }

  @Test func `a setup is given to the environment`() async throws {
    let played = try await play(.taking(1), .taking(1), opening: .setup(["pile": 2]))
    #expect(played.openingDigest == SHA256.digest(of: [2, 0]))
    #expect(played.turns.count == 2)
  }

  @Test(arguments: [
    ["take 4"], ["rubbish"], ["take 3", "take 3", "take 1"],
    ["take 3", "take 3", "take 1", "take 1"],
  ])
  func `an opening that is illegal or ends the episode is refused`(_ names: [String])
    async throws
  {
    let error = await #expect(throws: PlayError.self) {
      try await play(.taking(1), .taking(1), opening: .actions(names))
    }
    #expect(error?.code == .brokenOpening)
  }

  @Test(arguments: [
    (NimEnvironment.Oddity.nobodyActs, PluginFault.protocol), (.namesSeatNine, .protocol),
    (.refusesCalls, .error), (.refusesToBegin, .error),
  ])
  func `what breaks or refuses in play is a fault of the plugin`(
    _ oddity: NimEnvironment.Oddity, _ fault: PluginFault
  ) async throws {
    let error = await #expect(throws: EnvironmentError.self) {
      try await play(.taking(1), .taking(1), in: NimEnvironment(oddity: oddity))
    }
    #expect(error?.code == .faulty && error?.fault == fault)
  }

  @Test func `a setup that is refused is the opening's mistake`() async throws {
    let error = await #expect(throws: EnvironmentError.self) {
      try await play(
        .taking(1), .taking(1), in: NimEnvironment(oddity: .refusesToBegin),
        opening: .setup(["pile": 2]))
    }
    #expect(error?.code == .invalidData)
  }

  @Test func `an agent that is unavailable ends the episode without a record`() async throws {
    let gone = AgentUnavailable(agent: "b", detail: "Its endpoint is gone.")
    let absent = ScriptedAgent { _ in throw gone }
    await #expect(throws: gone) { try await play(.taking(1), absent) }
  }

  @Test func `a cancelled episode throws and asks nobody`() async throws {
    let first = ScriptedAgent.taking(1)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await play(first, .taking(1))
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(first.questions.isEmpty)
  }

  @Test func `decision seeds differ by turn, seat, leg and episode seed`() async throws {
    var seeds: Set<Seed> = []
    for leg in 0..<2 {
      for seed in 1...2 {
        let agents = [ScriptedAgent.taking(1), .taking(1)]
        _ = try await playEpisode(
          .sample(seed: Seed(UInt64(seed)), leg: leg), in: NimEnvironment(), with: agents,
          clock: ManualClock())
        seeds.formUnion(agents.flatMap(\.questions).map(\.seed))
      }
    }
    #expect(seeds.count == 2 * 2 * 7)
  }

  @Test func `decision seeds follow from nothing else`() async throws {
    let one = [ScriptedAgent.taking(1), .taking(1)]
    let other = [ScriptedAgent.taking(2), .taking(1)]
    _ = try await play(one[0], one[1], key: "one")
    _ = try await play(other[0], other[1], in: NimEnvironment(pile: 20), key: "other")
    for (a, b) in zip(one, other) {
      #expect(zip(a.questions, b.questions).allSatisfy { $0.seed == $1.seed })
    }
  }
}
