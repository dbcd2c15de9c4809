// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonStore
internal import Testing

struct LessonAndCostTests {
  let folder: TemporaryFolder
  let store: RunStore

  init() throws {
    folder = try TemporaryFolder()
    store = try RunStore(path: folder.run, for: RunSample.description())
  }

  @Test func `random actions, calls and lessons come back with every field`() async throws {
    let sent = RunSample.lessonTrajectory(RunSample.plan("a"))
    try await store.record(sent)
    let read = try #require(try RunReader(path: folder.run).trajectory(of: 1))
    #expect(read.turns.map(\.substitution) == sent.turns.map(\.substitution))
    #expect(read.turns.map(\.choice) == sent.turns.map(\.choice))
    #expect(read.turns.map(\.calls) == sent.turns.map(\.calls))
    #expect(read.turns.map(\.explanation) == sent.turns.map(\.explanation))
    #expect(read.lessons == sent.lessons)
    #expect(read.revisions == sent.revisions)
  }

  @Test func `a substitution, a failure and a plain action do not mix in the rows`() async throws {
    var sent = RunSample.lessonTrajectory(RunSample.plan("a"))
    sent.turns += [
      RunSample.turn(2, choice: .action(1), applied: "x"),
      RunSample.turn(3, choice: .failed(.empty, "Nothing."), applied: nil),
      RunSample.turn(4, choice: .action(2), applied: "y"),
      RunSample.turn(5, choice: .resigned, applied: nil),
    ]
    sent.turns[4].substitution = Substitution(failure: .illegal, detail: "No.")
    try await store.record(sent)
    let read = try #require(try RunReader(path: folder.run).trajectory(of: 1))
    #expect(read.turns.map(\.substitution) == sent.turns.map(\.substitution))
    #expect(read.turns.map(\.choice) == sent.turns.map(\.choice))
  }

  @Test func `what a replay would tell otherwise is not kept`() async throws {
    var sent = RunSample.lessonTrajectory(RunSample.plan("a"))
    let plain = sent
    sent.turns[0].calls[0].reply?.isReplayed = true
    sent.turns[0].calls[0].reply?.latency = .seconds(9)
    try await store.record(sent)
    let read = try #require(try RunReader(path: folder.run).trajectory(of: 1))
    #expect(read.turns[0].calls == plain.turns[0].calls)
  }

  @Test func `a reader that needs no calls gets the lessons without them`() async throws {
    try await store.record(RunSample.lessonTrajectory(RunSample.plan("a")))
    let read = try #require(try RunReader(path: folder.run).trajectory(of: 1, []))
    #expect(read.revisions.count == 2 && read.revisions.allSatisfy { $0.calls.isEmpty })
  }

  @Test func `the newest lessons of each agent and topic are found`() async throws {
    try await store.record(RunSample.lessonTrajectory(RunSample.plan("a"), text: "One."))
    try await store.record(
      RunSample.lessonTrajectory(
        RunSample.plan("b", leg: 1), known: Lessons(topic: "ttt", version: 1, text: "One."),
        text: "Two."))
    let newest = try RunReader(path: folder.run).newestLessons()
    #expect(newest.map(\.agent) == [0, 1])
    #expect(
      newest.map(\.lessons) == [
        Lessons(topic: "ttt", version: 2, text: "Two."),
        Lessons(topic: "other", version: 7, text: "Old."),
      ])
  }

  @Test func `lessons of a seat that is not there are refused`() async throws {
    var sent = RunSample.trajectory(RunSample.plan("a"))
    sent.revisions = [LessonRevision(seat: Seat(2), lessons: Lessons(topic: "t"))]
    let error = await #expect(throws: StoreError.self) { try await store.record(sent) }
    #expect(error?.code == .unusable)
  }

  @Test func `spending is summed by agent, with calls after the end and void episodes`()
    async throws
  {
    try await store.record(RunSample.lessonTrajectory(RunSample.plan("a")))
    var voided = RunSample.voidedTrajectory(RunSample.plan("b", leg: 1))
    voided.turns[0].calls = [RunSample.call("c", cached: nil)]
    try await store.record(voided)
    let rows = try RunReader(path: folder.run).spending()
    let row = try #require(rows.first)
    #expect(rows.count == 1 && row.agent == "random" && row.episodes == 2)
    #expect(row.calls == 8 && row.promptTokens == 320 && row.replyTokens == 64)
    #expect(row.cachedTokens == 210 && row.cachedShare == 210.0 / 280)
    #expect(row.cost == 0.25 * 7 && row.unpriced == 1)
  }

  @Test func `without prices and told caches there is no cost and no share`() async throws {
    var sent = RunSample.trajectory(RunSample.plan("a"))
    sent.turns[1].calls = [RunSample.call("x", cost: nil, cached: nil)]
    try await store.record(sent)
    let row = try #require(try RunReader(path: folder.run).spending().first)
    #expect(row.agent == "search" && row.cost == nil && row.cachedShare == nil)
    #expect(row.unpriced == 1)
  }

  @Test func `a void episode and its pair leave the standings and are counted`() async throws {
    try await store.record(RunSample.trajectory(RunSample.plan("a")))
    try await store.record(RunSample.voidedTrajectory(RunSample.plan("b", pair: 1)))
    try await store.record(
      RunSample.trajectory(RunSample.plan("c", agents: [1, 0], pair: 1, leg: 1)))
    try await store.record(RunSample.trajectory(RunSample.plan("d", agents: [0, 2], pair: 1)))
    let reader = try RunReader(path: folder.run)
    let rows = try reader.standings()
    let byAgent = Dictionary(uniqueKeysWithValues: rows.map { ($0.agent, $0) })
    #expect(byAgent["random"]?.episodes == 2 && byAgent["random"]?.wins == 2)
    #expect(byAgent["search"]?.episodes == 1 && byAgent["search"]?.voided == 1)
    #expect(byAgent["search"]?.forfeits.isEmpty == true && byAgent["random"]?.voided == 0)
    #expect(byAgent["smol"]?.episodes == 1)
    #expect(try reader.episodes().filter { $0.outcome.end == .voided }.count == 1)
  }

  @Test func `an agent whose only episode is void has no score`() async throws {
    try await store.record(RunSample.voidedTrajectory(RunSample.plan("a")))
    let rows = try RunReader(path: folder.run).standings()
    #expect(rows.map(\.episodes) == [0, 0] && rows.allSatisfy { $0.score == nil })
    #expect(rows.allSatisfy { $0.meanReturn == nil })
  }

  @Test func `a refused answer has its own column, random actions are counted`() async throws {
    let refused = Outcome(
      end: .forfeited, reason: "refused", returns: [-1, 1], culprit: Seat(0), failure: .refused)
    try await store.record(RunSample.trajectory(RunSample.plan("a"), outcome: refused))
    try await store.record(RunSample.lessonTrajectory(RunSample.plan("b", pair: 1)))
    let reader = try RunReader(path: folder.run)
    let row = try #require(try reader.standings().first { $0.agent == "random" })
    #expect(row.forfeits == [.refused: 1] && row.substituted == 1)
    #expect(try reader.substitutions() == [2: [0: 1]])
  }
}
