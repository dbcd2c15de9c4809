// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonPlay
internal import Testing

struct FailurePolicyTests {
  private static let mute = Decision(.failed(.unparseable, "It said nothing."))

  private func play(
    _ first: ScriptedAgent, _ second: ScriptedAgent,
    in environment: any Environment = NimEnvironment(), seed: Seed = Seed(7),
    budgets: Budgets = Budgets(), onFailure policy: FailurePolicy
  ) async throws -> Trajectory {
    try await playEpisode(
      .sample(seed: seed), in: environment, with: [first, second], budgets: budgets,
      onFailure: policy, clock: ManualClock())
  }

  @Test func `under void a useless answer ends the episode for nobody`() async throws {
    let played = try await play(.taking(2), ScriptedAgent { _ in Self.mute }, onFailure: .void)
    #expect(
      played.outcome
        == Outcome(
          end: .voided, reason: "unparseable", returns: [0, 0], culprit: Seat(1),
          failure: .unparseable))
    #expect(played.turns.last?.choice == .failed(.unparseable, "It said nothing."))
    #expect(played.turns.last?.applied == nil && played.turns.last?.substitution == nil)
  }

  @Test func `under void an action that the rules refuse voids too`() async throws {
    let played = try await play(.taking(9), .taking(1), onFailure: .void)
    #expect(played.outcome.end == .voided && played.outcome.failure == .illegal)
  }

  @Test func `under void a resignation stays one, unless another seat fails with it`() async throws
  {
    let quitting = ScriptedAgent { _ in Decision(.resigned) }
    let resigned = try await play(.taking(1), quitting, onFailure: .void)
    #expect(resigned.outcome.end == .resigned)
    let both = try await play(
      quitting, ScriptedAgent { _ in Self.mute }, in: AuctionEnvironment(), onFailure: .void)
    #expect(both.outcome.end == .voided && both.outcome.culprit == Seat(1))
  }

  @Test func `under random-legal a seat that fails plays on, and the turn says so`() async throws {
    let played = try await play(
      .taking(1), ScriptedAgent { _ in Self.mute }, onFailure: .randomLegal)
    #expect(played.outcome.end == .terminated && played.outcome.culprit == nil)
    let own = played.turns.filter { $0.seat == Seat(1) }
    #expect(!own.isEmpty)
    for turn in own {
      #expect(
        turn.substitution == Substitution(failure: .unparseable, detail: "It said nothing."))
      #expect(turn.applied != nil)
    }
    #expect(played.turns.filter { $0.seat == Seat(0) }.allSatisfy { $0.substitution == nil })
  }

  @Test func `an action that the rules refuse is replaced too`() async throws {
    let played = try await play(.taking(9), .taking(1), onFailure: .randomLegal)
    #expect(played.turns[0].substitution?.failure == .illegal)
    #expect(played.turns[0].substitution?.detail == "Not so many.")
    #expect(played.turns[0].applied != nil)
  }

  @Test func `of a joint turn only the seat that fails is replaced`() async throws {
    let played = try await play(
      .taking(9), .taking(1), in: AuctionEnvironment(), onFailure: .randomLegal)
    #expect(played.outcome.end == .terminated)
    #expect(played.turns.map { $0.substitution != nil } == [true, false, true, false])
    #expect(played.turns[1].applied == "bid 1")
  }

  @Test func `the random action follows from the seed and takes every legal one`() async throws {
    var drawn: Set<Decision.Choice> = []
    for number in 0..<40 {
      let mute = ScriptedAgent { _ in Self.mute }
      let seed = Seed(UInt64(number))
      let once = try await play(mute, .taking(1), seed: seed, onFailure: .randomLegal)
      let again = try await play(mute, .taking(1), seed: seed, onFailure: .randomLegal)
      #expect(once.turns.map(\.choice) == again.turns.map(\.choice))
      drawn.insert(once.turns[0].choice)
    }
    #expect(drawn == [.action(1), .action(2), .action(3)])
  }

  @Test func `where nothing is enumerated random-legal forfeits and says why`() async throws {
    let played = try await play(
      ScriptedAgent { _ in Self.mute }, .taking(1), in: NimEnvironment(oddity: .listsNothing),
      onFailure: .randomLegal)
    #expect(played.outcome.end == .forfeited && played.outcome.failure == .unparseable)
    guard case .failed(_, let detail) = played.turns[0].choice else {
      Issue.record("An action was played.")
      return
    }
    #expect(detail.hasPrefix("It said nothing. No random action could be played"))
  }

  @Test func `the fault of a plugin stays one under every policy`() async throws {
    for policy in FailurePolicy.allCases {
      let error = await #expect(throws: EnvironmentError.self) {
        try await play(
          .taking(1), .taking(1), in: NimEnvironment(oddity: .refusesCalls), onFailure: policy)
      }
      #expect(error?.code == .faulty)
    }
  }

  @Test func `records of every policy replay`() async throws {
    for policy in FailurePolicy.allCases {
      let nim = NimEnvironment()
      let played = try await play(
        .taking(2), ScriptedAgent { _ in Self.mute }, in: nim, onFailure: policy)
      try replayEpisode(played, in: nim, seats: 2)
      let joint = try await play(
        .taking(9), .taking(1), in: AuctionEnvironment(), onFailure: policy)
      try replayEpisode(joint, in: AuctionEnvironment(), seats: 2)
    }
  }

  @Test func `a random action that the seed does not give diverges`() async throws {
    let nim = NimEnvironment()
    var played = try await play(
      ScriptedAgent { _ in Self.mute }, .taking(1), in: nim, onFailure: .randomLegal)
    let drawn = try #require(played.turns.first?.choice)
    let other: Decision.Choice = drawn == .action(1) ? .action(2) : .action(1)
    played.turns[0].choice = other
    played.turns[0].applied = other == .action(1) ? "take 1" : "take 2"
    let error = #expect(throws: PlayError.self) { try replayEpisode(played, in: nim, seats: 2) }
    #expect(error?.detail.contains("The random action") == true)
  }

  @Test func `a decision that asked a model is judged by its calls, not by the clock`()
    async throws
  {
    func asking(_ seconds: [Int]) -> ScriptedAgent {
      ScriptedAgent { _ in
        Decision(
          .action(1),
          calls: seconds.map {
            ModelCall(
              messages: [], reply: nil, failure: nil, detail: nil, latency: .seconds($0))
          })
      }
    }
    // The clock says one second for each decision.
    let budget = Budgets(decision: .milliseconds(999))
    let queued = try await play(asking([0]), asking([0]), budgets: budget, onFailure: .forfeit)
    #expect(queued.outcome.end == .terminated)
    let late = try await play(asking([0, 2]), asking([0]), budgets: budget, onFailure: .forfeit)
    #expect(late.outcome.failure == .timeout && late.outcome.culprit == Seat(0))
  }
}
