// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonPlay
internal import Testing

struct ReplayEpisodeTests {
  private let nim = NimEnvironment()

  private func played(_ second: ScriptedAgent = .taking(3), budgets: Budgets = Budgets())
    async throws -> Trajectory
  {
    try await playEpisode(
      .sample(opening: .actions(["take 1", "take 1"])), in: nim,
      with: [ScriptedAgent.taking(1), second], budgets: budgets, clock: ManualClock())
  }

  private func divergence(_ trajectory: Trajectory, in environment: NimEnvironment? = nil)
    -> String?
  {
    let error = #expect(throws: PlayError.self) {
      try replayEpisode(trajectory, in: environment ?? nim, seats: 2)
    }
    #expect(error?.code == .diverged)
    return error?.place
  }

  @Test func `an honest record replays, however it ended`() async throws {
    let failing = ScriptedAgent { _ in Decision(.failed(.empty, "Nothing.")) }
    let resigning = ScriptedAgent { _ in Decision(.resigned) }
    for trajectory in [
      try await played(), try await played(failing), try await played(resigning),
      try await played(.taking(1), budgets: Budgets(turns: 2)),
    ] {
      try replayEpisode(trajectory, in: nim, seats: 2)
    }
  }

  @Test func `every turn is visited with the state that its agent saw`() async throws {
    let trajectory = try await played()
    var seen: [String] = []
    try replayEpisode(trajectory, in: nim, seats: 2) { turn, episode in
      seen.append(try episode.text(for: turn.seat))
      return true
    }
    #expect(seen == [#"{"pile":5,"ply":2}"#, #"{"pile":4,"ply":3}"#, #"{"pile":1,"ply":4}"#])
  }

  @Test func `a visit can stop the replay`() async throws {
    var trajectory = try await played()
    trajectory.outcome.returns = [9, 9]
    var count = 0
    try replayEpisode(trajectory, in: nim, seats: 2) { _, _ in
      count += 1
      return count < 2
    }
    #expect(count == 2)
  }

  @Test func `another action diverges`() async throws {
    var trajectory = try await played()
    trajectory.turns[0].choice = .action(2)
    #expect(divergence(trajectory) == "nim, turn 0")
  }

  @Test func `an action that the rules refuse diverges`() async throws {
    var trajectory = try await played()
    trajectory.turns[2].choice = .action(3)
    #expect(divergence(trajectory) == "nim, turn 2")
  }

  @Test func `another digest diverges`() async throws {
    var trajectory = try await played()
    trajectory.turns[1].digest = SHA256.digest(of: "x")
    #expect(divergence(trajectory) == "nim, turn 1")
  }

  @Test func `another opening digest diverges`() async throws {
    var trajectory = try await played()
    trajectory.openingDigest = SHA256.digest(of: "x")
    #expect(divergence(trajectory) == "nim, opening")
  }

  @Test func `another seat diverges`() async throws {
    var trajectory = try await played()
    trajectory.turns[1].seat = Seat(0)
    #expect(divergence(trajectory) == "nim, turn 1")
  }

  @Test func `another name, reward, count of legal actions or place diverges`() async throws {
    let honest = try await played()
    let forgeries: [(inout Turn) -> Void] = [
      { $0.applied = "take 9" }, { $0.reward += 1 }, { $0.legalCount += 1 },
    ]
    for forge in forgeries {
      var trajectory = honest
      forge(&trajectory.turns[1])
      #expect(divergence(trajectory) == "nim, turn 1")
    }
    var moved = honest
    moved.turns[1].index = 7
    #expect(divergence(moved) == "nim, turn 7")
  }

  @Test func `other rules diverge`() async throws {
    #expect(divergence(try await played(), in: NimEnvironment(pile: 8)) == "nim, opening")
  }

  @Test(arguments: [
    Outcome(end: .terminated, reason: "last pebble", returns: [-1, 1]),
    Outcome(end: .terminated, reason: "something else", returns: [1, -1]),
    Outcome(end: .truncated, reason: "turn budget", returns: [1, -1]),
    Outcome(end: .resigned, reason: "resigned", returns: [1, -1], culprit: Seat(1)),
  ])
  func `another outcome diverges`(_ outcome: Outcome) async throws {
    var trajectory = try await played()
    trajectory.outcome = outcome
    #expect(divergence(trajectory) == "nim, end")
  }

  @Test func `another return of a forfeit diverges`() async throws {
    var trajectory = try await played(ScriptedAgent { _ in Decision(.failed(.empty, "Nothing.")) })
    trajectory.outcome.returns = [-1, 1]
    #expect(divergence(trajectory) == "nim, end")
  }

  @Test func `another return of a cut episode diverges`() async throws {
    var trajectory = try await played(.taking(1), budgets: Budgets(turns: 2))
    trajectory.outcome.returns = [1, -1]
    #expect(divergence(trajectory) == "nim, end")
  }

  @Test func `a record that lost its last turns diverges`() async throws {
    var trajectory = try await played()
    trajectory.turns.removeLast()
    #expect(divergence(trajectory) == "nim, end")
    trajectory.turns.removeAll()
    #expect(divergence(trajectory) == "nim, end")
  }
}
