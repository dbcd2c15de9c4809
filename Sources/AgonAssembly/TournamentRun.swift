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
  package static func play(
    _ planned: PlannedArena, output: String, without absent: Set<String> = [], jobs: Int,
    events: @escaping @Sendable (TournamentEvent) -> Void
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
    try await store.close()
    return try result.get()
  }
}
