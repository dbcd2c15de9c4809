// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Synchronization
import Testing

@testable import AgonArena

struct TournamentOrderTests {
  /// An episode without turns that seat 0 wins.
  private static func trajectory(_ plan: EpisodePlan) -> Trajectory {
    Trajectory(
      plan: plan, openingDigest: SHA256.digest(of: ""), turns: [],
      outcome: Outcome(end: .terminated, reason: "win", returns: [1, -1]), duration: .zero)
  }

  /// Lets others work for a while that differs from episode to episode.
  private static func dawdle(_ plan: EpisodePlan) async {
    for _ in 0..<(plan.key.bytes[0] % 32) { await Task.yield() }
  }

  @Test(arguments: [1, 2, 16])
  func `in order, episodes are recorded as the schedule has them`(jobs: Int) async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let report = try await Tournament.run(
      schedule, ledger: sink, sink: sink, jobs: jobs, inOrder: true
    ) { plan in
      await Self.dawdle(plan)
      return Self.trajectory(plan)
    }
    let kept = await sink.keys
    #expect(kept == schedule.map(\.key))
    #expect(report.ending == .complete && report.counts.running == 0)
  }

  @Test func `in order, play runs ahead of the record only so far`() async throws {
    let schedule = try Schedule.sample()
    let window = 64
    #expect(schedule.count > window)
    let sink = RecordingSink()
    let started = Mutex(0)
    let startedByThen = Mutex(0)
    _ = try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 2, inOrder: true) {
      plan in
      if plan.key == schedule[0].key {
        while started.withLock({ $0 }) < window { await Task.yield() }
        for _ in 0..<1000 { await Task.yield() }
        startedByThen.withLock { $0 = started.withLock { $0 } }
      }
      return Self.trajectory(plan)
    } events: { event in
      if case .started = event { started.withLock { $0 += 1 } }
    }
    #expect(startedByThen.withLock { $0 } == window)
    let kept = await sink.keys
    #expect(kept == schedule.map(\.key))
  }

  @Test func `in order, what was finished, left out or spoiled leaves no gap`() async throws {
    let schedule = try Schedule.sample()
    let done = schedule.map(\.key).enumerated().filter { $0.offset % 5 == 2 }.map(\.element)
    let sink = RecordingSink(finished: done)
    let fault = EnvironmentError(code: .faulty, place: "two.apply", detail: "It crashed.")
    let report = try await Tournament.run(
      schedule, ledger: sink, sink: sink, jobs: 4, absent: [3], inOrder: true
    ) { plan in
      await Self.dawdle(plan)
      if plan.environment == 1, plan.leg == 1 { throw fault }
      return Self.trajectory(plan)
    }
    let expected = schedule.filter { plan in
      !done.contains(plan.key) && !plan.agents.contains(3)
        && !(plan.environment == 1 && plan.leg == 1)
    }
    let kept = await sink.keys
    #expect(Array(kept.dropFirst(done.count)) == expected.map(\.key))
    let spoiled = await sink.faults.map(\.plan.key)
    let order = schedule.map(\.key).filter(Set(spoiled).contains)
    #expect(spoiled == order.flatMap { [$0, $0] } && !spoiled.isEmpty)
    #expect(report.counts.finished == kept.count)
  }

  @Test func `in order, an episode that waited for lessons and is left out holds nothing back`()
    async throws
  {
    let schedule = try Schedule.sample()
    func position(after other: Int, where fits: (Set<Int>) -> Bool) throws -> Int {
      try #require(schedule.indices.first { $0 > other && fits(Set(schedule[$0].agents)) })
    }
    let busy = try position(after: -1) { $0.contains(0) && !$0.contains(3) }
    let leftOut = try position(after: busy) { $0.contains(0) && $0.contains(3) }
    let last = try position(after: leftOut) { !$0.contains(0) && !$0.contains(3) }
    let done = schedule.indices.filter { ![busy, leftOut, last].contains($0) }
    let sink = RecordingSink()
    let line = RecordingLine(sink: sink, window: schedule.count)
    let desk = TournamentDesk(
      schedule: schedule, finished: Set(done.map { schedule[$0].key }), absent: [3], line: line,
      lessons: LessonBook { plan in plan.agents.map { $0 == 0 ? "all" : nil } },
      events: { _ in })

    guard case .play(let first) = await desk.claim(), case .play(let second) = await desk.claim()
    else { return #expect(Bool(false), "Two episodes are free to be played.") }
    for ticket in [first, second] {
      let trajectory = Self.trajectory(ticket.plan)
      desk.end(ticket, trajectory)
      try await line.settle(ticket, trajectory) { desk.keep($0) }
    }
    guard case .leaveOut(let third) = await desk.claim() else {
      return #expect(Bool(false), "The third episode is not left out.")
    }
    try await line.settle(third, nil) { desk.keep($0) }
    guard case .over = await desk.claim() else {
      return #expect(Bool(false), "An episode is left.")
    }

    #expect([first, second, third].map(\.position) == [busy, last, leftOut])
    #expect(await sink.keys == [schedule[busy].key, schedule[last].key])
    let counts = desk.report(isCancelled: false).counts
    #expect(counts.leftOut == 1 && counts.finished == schedule.count - 1)
  }

  @Test func `in order, a full sink stops the run with its error`() async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink(room: 10)
    await #expect(throws: RecordingSink.Full.self) {
      try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 4, inOrder: true) {
        Self.trajectory($0)
      }
    }
    let kept = await sink.keys
    #expect(kept == schedule.prefix(10).map(\.key))
  }

  @Test func `in order, cancelling keeps what stands before the first that is unfinished`()
    async throws
  {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let run = Task {
      try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 4, inOrder: true) { plan in
        if plan.key == schedule[20].key {
          while !Task.isCancelled { await Task.yield() }
          throw CancellationError()
        }
        return Self.trajectory(plan)
      }
    }
    while await sink.keys.count < 20 { await Task.yield() }
    run.cancel()
    let report = try await run.value
    let kept = await sink.keys
    #expect(kept == schedule.prefix(20).map(\.key) && report.ending == .cancelled)
  }

  @Test func `lessons go from each episode of a topic to the next, others do not wait`()
    async throws
  {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let book = LessonBook { plan in
      plan.agents.map { $0 == 0 ? "environment \(plan.environment)" : nil }
    }
    let seen = Mutex<[[Int]]>([[], []])
    let active = Mutex<[Int: Int]>([:])
    let most = Mutex<(learning: Int, all: Int)>((0, 0))
    _ = try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 8, lessons: book) {
      plan in
      let key = plan.agents.contains(0) ? plan.environment : -1
      active.withLock { active in
        active[key, default: 0] += 1
        let learning = [active[0] ?? 0, active[1] ?? 0].max() ?? 0
        let all = active.values.reduce(0, +)
        most.withLock { $0 = (max($0.learning, learning), max($0.all, all)) }
      }
      defer { active.withLock { $0[key, default: 0] -= 1 } }
      await Self.dawdle(plan)
      var trajectory = Self.trajectory(plan)
      guard let seat = plan.agents.firstIndex(of: 0) else { return trajectory }
      var lessons = try #require(book.lessons(for: plan)[seat])
      #expect(book.lessons(for: plan)[1 - seat] == nil)
      seen.withLock { $0[plan.environment].append(lessons.version) }
      lessons.version += 1
      trajectory.revisions = [LessonRevision(seat: Seat(seat), lessons: lessons)]
      return trajectory
    }
    let own = schedule.count { $0.agents.contains(0) && $0.environment == 0 }
    #expect(seen.withLock { $0 } == [Array(0..<own), Array(0..<own)])
    #expect(most.withLock { $0.learning } == 1 && most.withLock { $0.all } > 2)
    let kept = await sink.keys
    let learnt = schedule.filter { $0.agents.contains(0) && $0.environment == 0 }.map(\.key)
    #expect(kept.filter(Set(learnt).contains) == learnt)
    #expect(Set(kept) == Set(schedule.map(\.key)))
  }

  @Test func `a book begins with what earlier runs left`() throws {
    let schedule = try Schedule.sample()
    let known = Lessons(topic: "all", version: 4, text: "Take the centre.")
    let book = LessonBook(known: [LessonBook.Key(agent: 1, topic: "all"): known]) { plan in
      plan.agents.map { _ in "all" }
    }
    let plan = try #require(schedule.first { $0.agents == [1, 2] || $0.agents == [2, 1] })
    let seat = try #require(plan.agents.firstIndex(of: 1))
    #expect(book.lessons(for: plan)[seat] == known)
    #expect(book.lessons(for: plan)[1 - seat] == Lessons(topic: "all"))
  }

  @Test func `counts tell void episodes, random actions and what models cost`() async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    var reply = ModelReply(text: "a", finish: .stop, promptTokens: 90, replyTokens: 10)
    reply.cost = 0.5
    reply.isReplayed = true
    let call = ModelCall(messages: [], reply: reply, failure: nil, detail: nil, latency: .zero)
    var earlier = ModelUse()
    earlier.add(call)
    let report = try await Tournament.run(
      schedule, ledger: sink, sink: sink, jobs: 3, use: earlier
    ) { plan in
      var trajectory = Self.trajectory(plan)
      var turn = Turn(
        index: 0, seat: Seat(0), legalCount: 1, choice: .action(0), applied: "a",
        explanation: nil, calls: [call], digest: trajectory.openingDigest, reward: 0,
        latency: .zero)
      turn.substitution = Substitution(failure: .empty, detail: "Nothing.")
      trajectory.turns = [turn]
      if plan.leg == 1 { trajectory.outcome.end = .voided }
      return trajectory
    }
    let counts = report.counts
    #expect(report.ending == .complete && counts.voidedByAnswers == schedule.count / 2)
    #expect(counts.substitutions == schedule.count && counts.use.calls == schedule.count + 1)
    #expect(counts.use.promptTokens == 90 * counts.use.calls)
    #expect(counts.use.cost == 0.5 * Double(counts.use.calls))
    #expect(counts.use.replayedCost == counts.use.cost)
  }
}
