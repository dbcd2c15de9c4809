// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Synchronization
import Testing

@testable import AgonArena

struct TournamentTests {
  /// An episode without turns that seat 0 wins.
  @Sendable private static func play(_ plan: EpisodePlan) async throws -> Trajectory {
    Trajectory(
      plan: plan, openingDigest: SHA256.digest(of: ""), turns: [],
      outcome: Outcome(end: .terminated, reason: "win", returns: [1, -1]), duration: .zero)
  }

  /// Waits until its task is cancelled.
  private static func waitForCancellation() async throws {
    while true {
      try Task.checkCancellation()
      await Task.yield()
    }
  }

  @Test(arguments: [1, 3, 500])
  func `a run plays every episode once`(jobs: Int) async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let report = try await Tournament.run(
      schedule, ledger: sink, sink: sink, jobs: jobs, play: Self.play)
    #expect(report.ending == .complete && report.counts.finished == schedule.count)
    let kept = await sink.keys
    #expect(kept.count == schedule.count && Set(kept) == Set(schedule.map(\.key)))
  }

  @Test func `episodes start in the order of the schedule and never more than jobs at a time`()
    async throws
  {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let started = Mutex<[Digest]>([])
    let most = Mutex(0)
    _ = try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 3) { plan in
      await Task.yield()
      return try await Self.play(plan)
    } events: { event in
      guard case .started(let plan, let counts) = event else { return }
      started.withLock { $0.append(plan.key) }
      most.withLock { $0 = max($0, counts.running) }
    }
    #expect(started.withLock { $0 } == schedule.map(\.key))
    #expect((1...3).contains(most.withLock { $0 }))
  }

  @Test func `a resumed run plays the rest only`() async throws {
    let schedule = try Schedule.sample()
    let done = schedule.map(\.key).enumerated().filter { $0.offset % 3 == 1 }.map(\.element)
    let sink = RecordingSink(finished: done)
    let report = try await Tournament.run(
      schedule, ledger: sink, sink: sink, jobs: 2, play: Self.play)
    #expect(report.counts.resumed == done.count && report.ending == .complete)
    let kept = await sink.keys
    #expect(kept.count == schedule.count && Set(kept) == Set(schedule.map(\.key)))
  }

  @Test func `a finished run plays nothing`() async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink(finished: schedule.map(\.key))
    let report = try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 2) { _ in
      throw RecordingSink.Full()
    }
    #expect(report.ending == .complete && report.counts.resumed == schedule.count)
  }

  @Test func `cancelling breaks off what runs and starts nothing more`() async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let run = Task {
      try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 2) { plan in
        if plan.pair > 0 { try await Self.waitForCancellation() }
        return try await Self.play(plan)
      }
    }
    while await sink.keys.count < 24 { await Task.yield() }
    run.cancel()
    let report = try await run.value
    #expect(report.ending == .cancelled && report.counts.running == 0)
    let kept = await sink.keys
    #expect(report.counts.finished == 24 && kept.count == 24)
  }

  @Test func `the episodes of an agent that cannot answer are left out and the rest is played`()
    async throws
  {
    let schedule = try Schedule.sample(agents: 4, pairs: 2)
    let sink = RecordingSink()
    let report = try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 2) { plan in
      if plan.agents.contains(1), plan.pair == 1 {
        throw AgentUnavailable(agent: "agent 1", detail: "The server is gone.")
      }
      return try await Self.play(plan)
    }
    let own = schedule.count { $0.agents.contains(1) && $0.pair == 1 }
    #expect(report.ending == .incomplete && report.counts.leftOut == own)
    #expect(report.counts.finished == schedule.count - own)
    #expect(report.missingAgents.map(\.name) == ["agent 1"])
    #expect(report.missingAgents.map(\.episodes) == [own])

    let second = try await Tournament.run(
      schedule, ledger: sink, sink: sink, jobs: 2, play: Self.play)
    let kept = await sink.keys
    #expect(second.ending == .complete && Set(kept).count == kept.count)
  }

  @Test func `an agent that cannot answer is asked once only with one job`() async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let asked = Mutex(0)
    _ = try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 1) { plan in
      guard plan.agents.contains(2) else { return try await Self.play(plan) }
      asked.withLock { $0 += 1 }
      throw AgentUnavailable(agent: "agent 2", detail: "The server is gone.")
    }
    #expect(asked.withLock { $0 } == 1)
  }

  @Test func `the episodes of an absent agent are left for a later run`() async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let report = try await Tournament.run(
      schedule, ledger: sink, sink: sink, jobs: 2, absent: [3], play: Self.play)
    let own = schedule.filter { $0.agents.contains(3) }.map(\.key)
    let kept = await sink.keys
    #expect(report.ending == .incomplete && report.missingAgents.map(\.episodes) == [own.count])
    #expect(kept.count == schedule.count - own.count && Set(kept).isDisjoint(with: own))
  }

  @Test func `a faulty environment voids its episode and blames nobody`() async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let fault = EnvironmentError(code: .faulty, place: "two.apply", detail: "It crashed.")
    let report = try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 2) { plan in
      if plan.environment == 1, plan.leg == 1 { throw fault }
      return try await Self.play(plan)
    }
    #expect(report.ending == .incomplete && report.counts.voided == schedule.count / 4)
    #expect(report.voided.count == schedule.count / 4 && report.voided[0].error == fault)
    let kept = await sink.keys
    #expect(kept.count == schedule.count * 3 / 4)
    let faults = await sink.faults
    #expect(faults.count == schedule.count / 2, "Both attempts are kept.")
  }

  @Test func `an episode that a plugin spoiled once is played again and counts`() async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let spoiled = Mutex<Set<Digest>>([])
    let fault = EnvironmentError(
      code: .faulty, place: "one.apply", detail: "It crashed.", fault: .crash)
    let report = try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 2) { plan in
      if plan.leg == 0, spoiled.withLock({ $0.insert(plan.key).inserted }) { throw fault }
      return try await Self.play(plan)
    }
    #expect(report.ending == .complete && report.counts.voided == 0)
    let faults = await sink.faults
    #expect(faults.count == schedule.count { $0.leg == 0 })
    #expect(faults.allSatisfy { $0.error.fault == .crash })
  }

  @Test func `a full sink stops the run with its error`() async throws {
    let schedule = try Schedule.sample()
    let sink = RecordingSink(room: 10)
    await #expect(throws: RecordingSink.Full.self) {
      try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 2, play: Self.play)
    }
    let kept = await sink.keys
    #expect(kept.count == 10)
  }

  @Test func `any other error of an episode stops the run while others are in flight`() async throws
  {
    let schedule = try Schedule.sample()
    let sink = RecordingSink()
    let broken = EnvironmentError(code: .invalidArgument, place: "one", detail: "No such opening.")
    await #expect(throws: broken) {
      try await Tournament.run(schedule, ledger: sink, sink: sink, jobs: 2) { plan in
        if plan.leg == 1 { throw broken }
        try await Self.waitForCancellation()
        return try await Self.play(plan)
      }
    }
    let kept = await sink.keys
    #expect(kept.isEmpty)
  }
}
