// SPDX-License-Identifier: Apache-2.0

package import AgonArena
internal import AgonCore
internal import AgonPlay
internal import AgonStore
internal import Foundation

/// Plays a planned arena into a run's file.
package enum TournamentRun {
  /// Plays what the file lacks and closes it.
  ///
  /// - Parameters:
  ///   - output: the run's file; its folder is made where it is missing.
  ///   - absent: agents whose episodes are left for a later run.
  ///   - jobs: episodes in flight at a time; one thread each.
  ///   - log: what plugins say; it goes to the file at the end.
  package static func play(
    _ planned: PlannedArena, output: String, without absent: Set<String> = [], jobs: Int,
    log: PluginLog, events: @escaping @Sendable (TournamentEvent) -> Void
  ) async throws -> TournamentReport {
    let folder = URL(fileURLWithPath: output).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let store = try RunStore(path: output, for: planned.description)
    let pool = EpisodePool(threads: jobs)
    let absentNumbers = Set(
      planned.description.agents.indices.filter {
        absent.contains(planned.description.agents[$0].name)
      })
    let result: Result<TournamentReport, any Error>
    do {
      let report = try await withTaskExecutorPreference(pool) {
        try await Tournament.run(
          planned.schedule, ledger: store, sink: store, jobs: jobs, absent: absentNumbers,
          play: { try await planned.play($0) }, events: events)
      }
      result = .success(report)
    } catch {
      result = .failure(error)
    }
    // What went wrong first is told, and the file is closed in any case.
    var later: (any Error)?
    do {
      if !log.all.isEmpty { try await store.record(log: log.all) }
    } catch {
      later = error
    }
    try await store.close()
    let report = try result.get()
    if let later { throw later }
    return report
  }
}
