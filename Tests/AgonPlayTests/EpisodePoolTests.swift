// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonPlay
internal import Glibc
internal import Testing

struct EpisodePoolTests {
  /// The threads on which as many pieces of work ran, each of which suspends once.
  private func threads(of count: Int, in pool: EpisodePool?) async -> Set<UInt> {
    await withTaskGroup(of: UInt.self) { group in
      for _ in 0..<count {
        group.addTask(executorPreference: pool) {
          await Task.yield()
          return UInt(pthread_self())
        }
      }
      return await group.reduce(into: []) { $0.insert($1) }
    }
  }

  @Test func `work that prefers a pool of one thread runs on that thread`() async {
    let pool = EpisodePool(threads: 1)
    let first = await threads(of: 50, in: pool)
    let second = await threads(of: 50, in: pool)
    #expect(first.count == 1)
    #expect(first == second)
  }

  @Test func `pools share no threads, with each other or with other work`() async {
    let one = EpisodePool(threads: 2)
    let other = EpisodePool(threads: 2)
    let mine = await threads(of: 100, in: one)
    let theirs = await threads(of: 100, in: other)
    let free = await threads(of: 100, in: nil)
    #expect(mine.isDisjoint(with: theirs))
    #expect(mine.union(theirs).isDisjoint(with: free))
    #expect(mine.count <= 2 && theirs.count <= 2)
    #expect(one.threadCount == 2 && other.threadCount == 2)
  }

  @Test func `all of many pieces of work are done`() async {
    let pool = EpisodePool(threads: 3)
    let sum = await withTaskGroup(of: (Int, UInt).self, returning: (Int, Set<UInt>).self) { group in
      for number in 1...500 {
        group.addTask(executorPreference: pool) {
          await Task.yield()
          return (number, UInt(pthread_self()))
        }
      }
      var total = 0
      var threads: Set<UInt> = []
      for await (number, thread) in group {
        total += number
        threads.insert(thread)
      }
      return (total, threads)
    }
    #expect(sum.0 == 500 * 501 / 2)
    #expect((1...3).contains(sum.1.count))
  }

  @Test func `threads work at the same time`() async {
    let pool = EpisodePool(threads: 2)
    let barrier = Barrier(parties: 2)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<2 { group.addTask(executorPreference: pool) { barrier.wait() } }
    }
    #expect(barrier.passed == 2)
  }

  @Test func `episodes that wait for models hold no thread`() async throws {
    let pool = EpisodePool(threads: 1)
    let gathering = Gathering(parties: 300)
    let finished = try await withThrowingTaskGroup(of: Trajectory.self, returning: Int.self) {
      group in
      for _ in 0..<300 {
        group.addTask(executorPreference: pool) {
          try await playEpisode(
            .sample(), in: NimEnvironment(),
            with: [PatientAgent(until: gathering), ScriptedAgent.taking(1)], clock: ManualClock())
        }
      }
      return try await group.reduce(0) { count, _ in count + 1 }
    }
    #expect(finished == 300)
  }

  @Test func `a pool has at least one thread`() {
    #expect(EpisodePool(threads: 0).threadCount == 1)
  }
}
