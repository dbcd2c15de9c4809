// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonStore
internal import Testing

struct RecordingTests {
  @Test func `a certificate is kept, also one that a known build got later`() async throws {
    let folder = try TemporaryFolder()
    var description = RunSample.description()
    description.environments[0].certificate = ["contract": "agon-conformance/1"]
    try await RunStore(path: folder.run, for: description).close()
    let first = try RunReader(path: folder.run).description.environments.map(\.certificate)
    #expect(first == [["contract": "agon-conformance/1"], nil])
    description.environments[1].certificate = ["contract": "agon-conformance/2"]
    try await RunStore(path: folder.run, for: description).close()
    let second = try RunReader(path: folder.run).description.environments.map(\.certificate)
    #expect(second == [["contract": "agon-conformance/1"], ["contract": "agon-conformance/2"]])
  }

  @Test func `chance and turns submitted together come back as they were`() async throws {
    let folder = try TemporaryFolder()
    var trajectory = RunSample.trajectory(RunSample.plan("joint"))
    for index in trajectory.turns.indices { trajectory.turns[index].together = 0 }
    trajectory.chance = [
      ChanceDraw(turn: 0, outcome: -3, name: RunSample.weird),
      ChanceDraw(turn: 2, outcome: 7, name: "king"),
    ]
    let plain = RunSample.trajectory(RunSample.plan("plain", leg: 1))
    let store = try RunStore(path: folder.run, for: RunSample.description())
    try await store.record(trajectory)
    try await store.record(plain)
    try await store.close()
    let reader = try RunReader(path: folder.run)
    let read = try #require(try reader.trajectory(of: 1))
    #expect(read.chance == trajectory.chance && read.turns.map(\.together) == [0, 0])
    let second = try #require(try reader.trajectory(of: 2))
    #expect(second.chance.isEmpty && second.turns.map(\.together) == [nil, nil])
  }

  @Test func `an episode is void until a later attempt finishes it`() async throws {
    let folder = try TemporaryFolder()
    let plans = [RunSample.plan("void"), RunSample.plan("mended", leg: 1)]
    let store = try RunStore(path: folder.run, for: RunSample.description())
    for plan in plans {
      for kind in [PluginFault.hang, .crash] {
        try await store.record(
          EpisodeFault(
            plan: plan,
            error: EnvironmentError(code: .faulty, place: "apply", detail: "No.", fault: kind)))
      }
    }
    try await store.record(RunSample.trajectory(plans[1]))
    try await store.record(log: [(2, "careful"), (3, RunSample.weird)])
    try await store.close()
    let void = try RunReader(path: folder.run).voidEpisodes()
    #expect(void.map(\.key) == [plans[0].key] && void.map(\.kind) == [.crash])
    #expect(void[0].detail == "apply: No." && void[0].agents == [0, 1])
    #expect(
      try SQLiteShell.run(
        "SELECT kind, finished_later FROM v_faults; SELECT count(*) FROM log", on: folder.run)
        == "plugin_hang|0\nplugin_crash|0\nplugin_hang|1\nplugin_crash|1\n2")
  }

  let folder: TemporaryFolder
  let store: RunStore

  init() throws {
    folder = try TemporaryFolder()
    store = try RunStore(path: folder.run, for: RunSample.description())
  }

  @Test func `a trajectory comes back with every field`() async throws {
    let sent = RunSample.fullTrajectory(
      RunSample.plan("a", environment: 1, agents: [2, 0], pair: 7, leg: 1))
    try await store.record(sent)
    let reader = try RunReader(path: folder.run)
    let episode = try #require(try reader.episodes().first)
    let read = try #require(try reader.trajectory(of: episode.id))
    #expect(read.plan == sent.plan)
    #expect(read.openingDigest == sent.openingDigest)
    #expect(read.outcome == sent.outcome)
    #expect(read.duration == sent.duration)
    try #require(read.turns.count == sent.turns.count)
    for (now, then) in zip(read.turns, sent.turns) {
      #expect(now.index == then.index)
      #expect(now.seat == then.seat)
      #expect(now.legalCount == then.legalCount)
      #expect(now.choice == then.choice)
      #expect(now.applied.map { Array($0.utf8) } == then.applied.map { Array($0.utf8) })
      #expect(now.explanation == then.explanation)
      #expect(now.calls == then.calls)
      #expect(now.digest == then.digest)
      #expect(now.reward == then.reward)
      #expect(now.latency == then.latency)
    }
  }

  @Test func `text keeps its bytes, also a NUL and letters in parts`() async throws {
    try await store.record(RunSample.fullTrajectory(RunSample.plan("a")))
    let read = try #require(try RunReader(path: folder.run).trajectory(of: 1))
    let rationale = try #require(read.turns[0].explanation?.rationale)
    #expect(Array(rationale.utf8) == Array(RunSample.weird.utf8))
  }

  @Test(arguments: [
    Opening.start, .actions([]), .actions(["d", "🎲"]), .setup(["board": "x.o", "n": 1.5]),
  ])
  func `an opening comes back`(_ opening: Opening) async throws {
    try await store.record(RunSample.trajectory(RunSample.plan("a", opening: opening)))
    let read = try #require(try RunReader(path: folder.run).episodes().first)
    #expect(read.plan.opening == opening)
  }

  @Test func `a reader that needs no words gets none`() async throws {
    try await store.record(RunSample.fullTrajectory(RunSample.plan("a")))
    let read = try #require(try RunReader(path: folder.run).trajectory(of: 1, []))
    #expect(read.turns.allSatisfy { $0.explanation == nil && $0.calls.isEmpty })
    #expect(read.turns.count == 4)
  }

  @Test func `a prompt that is sent again is stored once`() async throws {
    try await store.record(RunSample.fullTrajectory(RunSample.plan("a")))
    let once = try RunReader(path: folder.run).counts()
    try await store.record(RunSample.fullTrajectory(RunSample.plan("b")))
    let twice = try RunReader(path: folder.run).counts()
    for table in ["content", "prompt", "prompt_part"] {
      #expect(once.first { $0.table == table }?.rows == twice.first { $0.table == table }?.rows)
    }
    #expect(twice.first { $0.table == "call" }?.rows == 8)
  }

  @Test func `a key that is recorded already is refused and changes nothing`() async throws {
    try await store.record(RunSample.trajectory(RunSample.plan("a"), returns: [1, -1]))
    let error = await #expect(throws: StoreError.self) {
      try await store.record(RunSample.trajectory(RunSample.plan("a"), returns: [-1, 1]))
    }
    #expect(error?.code == .alreadyRecorded)
    let episodes = try RunReader(path: folder.run).episodes()
    #expect(episodes.map(\.outcome.returns) == [[1, -1]])
  }

  @Test func `a useless episode does not spoil those that share its commit`() async throws {
    try await store.record(RunSample.trajectory(RunSample.plan("0")))
    let codes = await withTaskGroup(of: StoreError.Code?.self) { group in
      for number in 0..<40 {
        let returns: [Double] = number == 1 ? [.nan, 0] : [0, 0]
        let trajectory = RunSample.trajectory(RunSample.plan("\(number)"), returns: returns)
        group.addTask {
          do {
            try await store.record(trajectory)
            return nil
          } catch { return (error as? StoreError)?.code }
        }
      }
      var codes: Set<StoreError.Code> = []
      for await code in group { if let code { codes.insert(code) } }
      return codes
    }
    #expect(codes == [.alreadyRecorded, .unusable])
    #expect(try await store.finishedEpisodes().count == 39)
  }

  @Test(arguments: [[Double.infinity, 0], [0], [0, 0, 0]])
  func `returns that are not one finite number a seat are refused`(_ returns: [Double]) async {
    let error = await #expect(throws: StoreError.self) {
      try await store.record(RunSample.trajectory(RunSample.plan("a"), returns: returns))
    }
    #expect(error?.code == .unusable)
  }

  @Test func `an unknown agent or environment is refused`() async {
    for plan in [
      RunSample.plan("a", agents: [0, 3]), RunSample.plan("a", environment: 2),
      RunSample.plan("a", environment: -1),
    ] {
      let error = await #expect(throws: StoreError.self) {
        try await store.record(RunSample.trajectory(plan))
      }
      #expect(error?.code == .unusable)
    }
  }

  @Test func `a file that may not grow takes nothing of an episode, and goes on with room`()
    async throws
  {
    try await store.record(RunSample.trajectory(RunSample.plan("a")))
    try await store.limit(toPages: 1)
    let large = RunSample.fullTrajectory(RunSample.plan("b"))
    let error = await #expect(throws: StoreError.self) { try await store.record(large) }
    #expect(error?.code == .full)
    let reader = try RunReader(path: folder.run)
    #expect(try reader.episodes().map(\.plan.key) == [RunSample.digest("a")])
    #expect(try reader.counts().first { $0.table == "turn" }?.rows == 2)
    #expect(try reader.counts().first { $0.table == "content" }?.rows == 0)
    try await store.limit(toPages: 100_000)
    try await store.record(large)
    #expect(try reader.episodes().count == 2)
  }

  @Test func `several episodes in one transaction are kept all or none`() async throws {
    let good = RunSample.trajectory(RunSample.plan("a"))
    let error = await #expect(throws: StoreError.self) {
      try await store.record(contentsOf: [good, good])
    }
    #expect(error?.code == .alreadyRecorded)
    #expect(try await store.finishedEpisodes().isEmpty)
  }

  @Test func `episodes come in the order of the schedule`() async throws {
    for (key, pair, leg) in [("a", 1, 1), ("b", 0, 1), ("c", 1, 0), ("d", 0, 0)] {
      try await store.record(RunSample.trajectory(RunSample.plan(key, pair: pair, leg: leg)))
    }
    let reader = try RunReader(path: folder.run)
    var keys: [Digest] = []
    try reader.forEachTrajectory([]) { id, trajectory in
      let episode = try reader.episode(id)
      #expect(episode?.plan == trajectory.plan)
      keys.append(trajectory.plan.key)
    }
    #expect(keys == ["d", "b", "c", "a"].map(RunSample.digest))
  }

  @Test func `a closed store refuses to record`() async throws {
    try await store.close()
    await #expect(throws: StoreError.self) {
      try await store.record(RunSample.trajectory(RunSample.plan("a")))
    }
  }
}
