// SPDX-License-Identifier: Apache-2.0

package import AgonArena
internal import AgonCore
internal import AgonPlay
internal import AgonStore
internal import Foundation

/// Plays a planned arena into a run's file.
package enum TournamentRun {
  /// Plays what the file lacks, closes it, and lets the agents give back what they hold.
  ///
  /// - Parameters:
  ///   - output: the run's file; its folder is made where it is missing.
  ///   - absent: agents whose episodes are left for a later run.
  ///   - jobs: episodes in flight at a time. One that waits for a model holds no thread: there are as many
  ///     threads as episodes in flight, up to four a processor.
  ///   - inOrder: records in the order of the schedule, so that two runs with the same answers leave the same
  ///     file but for times.
  ///   - log: what plugins say; it goes to the file at the end.
  package static func play(
    _ planned: PlannedArena, output: String, without absent: Set<String> = [], jobs: Int,
    inOrder: Bool = false, log: PluginLog, events: @escaping @Sendable (TournamentEvent) -> Void
  ) async throws -> TournamentReport {
    makeFolder(of: output)
    let result: Result<TournamentReport, any Error>
    do {
      let store = try RunStore(path: output, for: planned.description)
      result = await Self.result {
        try await play(
          planned, into: store, without: absent, jobs: jobs, inOrder: inOrder, events: events)
      }
      try await finish(store, log: log, isSorted: inOrder, after: result)
    } catch {
      await planned.close()
      throw error
    }
    await planned.close()
    return try result.get()
  }

  /// Makes the folder of a file where it is missing; who opens the file tells what is wrong with it.
  package static func makeFolder(of file: String) {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private static func play(
    _ planned: PlannedArena, into store: RunStore, without absent: Set<String>, jobs: Int,
    inOrder: Bool, events: @escaping @Sendable (TournamentEvent) -> Void
  ) async throws -> TournamentReport {
    let threads = min(jobs, 4 * ProcessInfo.processInfo.activeProcessorCount)
    let agents = planned.description.agents
    let absentNumbers = Set(agents.indices.filter { absent.contains(agents[$0].name) })
    let past = try RunReader(path: store.path)
    let lessons = LessonBook(
      known: Dictionary(
        try past.newestLessons().map {
          (LessonBook.Key(agent: $0.agent, topic: $0.lessons.topic), $0.lessons)
        }, uniquingKeysWith: { $1 }),
      topics: planned.topics)
    let use = ModelUse(try past.spending())
    return try await withTaskExecutorPreference(EpisodePool(threads: threads)) {
      try await Tournament.run(
        planned.schedule, ledger: store, sink: store, jobs: jobs, absent: absentNumbers,
        inOrder: inOrder, lessons: lessons, use: use,
        play: { try await planned.play($0, lessons: lessons.lessons(for: $0)) }, events: events)
    }
  }

  /// Keeps what plugins said and closes the file; what went wrong first is told, and the file is closed in any
  /// case.
  ///
  /// - Parameter isSorted: keeps the messages by their text, since their order tells what was played when.
  private static func finish(
    _ store: RunStore, log: PluginLog, isSorted: Bool,
    after result: Result<TournamentReport, any Error>
  ) async throws {
    let messages = isSorted ? log.all.sorted { ($0.text, $0.level) < ($1.text, $1.level) } : log.all
    let kept: Result<Void, any Error> = await Self.result {
      if !messages.isEmpty { try await store.record(log: messages) }
    }
    try await store.close()
    _ = try result.get()
    try kept.get()
  }

  private static func result<Value>(
    _ body: () async throws -> Value
  ) async -> Result<Value, any Error> {
    do {
      return .success(try await body())
    } catch {
      return .failure(error)
    }
  }
}

extension ModelUse {
  /// What a run's file says of the calls in it.
  init(_ rows: [SpendingRow]) {
    self.init()
    for row in rows {
      calls += row.calls
      promptTokens += row.promptTokens
      cachedTokens += row.cachedTokens ?? 0
      replyTokens += row.replyTokens
      guard let price = row.cost else { continue }
      cost += price
      isPriced = true
    }
  }
}
