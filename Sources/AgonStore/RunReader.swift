// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import GRDB
internal import Glibc

/// The file of a run, open for reading; also while another process writes it.
///
/// Each question is one short transaction on the caller's thread; a body that is called for each
/// row may ask other questions.
package final class RunReader: Sendable {
  /// The file.
  package let path: String
  /// What the run declared; of each environment with the build that was used last.
  package let description: RunDescription
  private let queue: DatabaseQueue
  /// Number of the run in the file.
  let run: Int64
  /// Version of the file's tables.
  let version: Int
  // Used on the queue's thread only.
  nonisolated(unsafe) private let queries: EpisodeQueries

  /// Opens a file.
  ///
  /// - Throws: `notFound`, `notARun`, `newerVersion`, `notWritable` where the rest of an
  ///   interrupted run lies in a folder that may not be written.
  package init(path: String) throws(StoreError) {
    guard access(path, F_OK) == 0 else {
      throw StoreError(
        code: .notFound, path: path, detail: "There is no such file; `agon run` makes one.")
    }
    try Self.requireFile(path)
    self.path = path
    (queue, run, version, description, queries) = try StoreError.translating(path: path) {
      try Self.open(path)
    }
  }

  /// Refuses what is no regular file: to open a pipe would wait for ever.
  static func requireFile(_ path: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    throw StoreError(
      code: .notARun, path: path, detail: "This is no regular file; name the file of a run.")
  }

  private static func open(
    _ path: String
  ) throws -> (DatabaseQueue, Int64, Int, RunDescription, EpisodeQueries) {
    var settings = Configuration()
    settings.readonly = true
    settings.label = "agon.reader"
    settings.busyMode = .timeout(5)
    // Rows are read once and in order, so that half a megabyte of pages is as good as two.
    settings.prepareDatabase {
      try $0.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cache_size = -512")
    }
    let queue = try DatabaseQueue(path: path, configuration: settings)
    return try queue.read { database in
      let marks = try FileMarks(of: database)
      try marks.check(path: path)
      if marks.objects > 0 {
        try SchemaCheck.run(on: database, version: marks.version, path: path)
      }
      guard marks.objects > 0, let connection = database.sqliteConnection,
        let record = try RunRecord(on: connection, version: marks.version)
      else {
        throw StoreError(
          code: .notARun, path: path, detail: "The file holds no run yet; `agon run` fills it.")
      }
      return (
        queue, record.id, marks.version, record.description,
        try EpisodeQueries(on: connection, version: marks.version)
      )
    }
  }

  /// All episodes in the order of the schedule: environment, pair, leg.
  package func episodes() throws(StoreError) -> [StoredEpisode] { try episodes { $0 } }

  /// What a body makes of each episode, in the order of the schedule; holds one episode at a time.
  package func episodes<Result>(
    _ body: (StoredEpisode) throws -> Result
  ) throws(StoreError) -> [Result] {
    let ids = try episodeNumbers()
    return try reading { _ in
      var made: [Result] = []
      made.reserveCapacity(ids.count)
      for id in ids {
        if let episode = try self.queries.episode(id) { made.append(try body(episode)) }
      }
      return made
    }
  }

  /// The numbers of all episodes in the order of the schedule.
  package func episodeNumbers() throws(StoreError) -> [Int64] {
    try reading { connection in
      let rows = try Statement(
        """
        SELECT episode_id FROM episode WHERE run_id = ?1
        ORDER BY environment_id, pair, leg, key
        """, on: connection)
      rows.bind(self.run, at: 1)
      var ids: [Int64] = []
      while try rows.step() { ids.append(rows.integer(0)) }
      return ids
    }
  }

  /// An episode by its number; nil when there is none.
  package func episode(_ id: Int64) throws(StoreError) -> StoredEpisode? {
    try reading { _ in try self.queries.episode(id) }
  }

  /// An episode with its turns; nil when there is none of that number.
  package func trajectory(
    of id: Int64, _ detail: TrajectoryDetail = .full
  ) throws(StoreError) -> Trajectory? {
    try reading { _ in try self.queries.trajectory(id, detail) }
  }

  /// Calls a body for each episode in the order of the schedule; holds one trajectory at a time.
  ///
  /// - Parameter body: is given the episode's number in the file, and may ask the reader.
  package func forEachTrajectory(
    _ detail: TrajectoryDetail = .full, _ body: (Int64, Trajectory) throws -> Void
  ) throws {
    for id in try episodeNumbers() {
      if let trajectory = try trajectory(of: id, detail) { try body(id, trajectory) }
    }
  }

  /// Runs a body in a reading transaction.
  func reading<Result>(
    _ body: (OpaquePointer) throws -> Result
  ) throws(StoreError) -> Result {
    try StoreError.translating(path: path) {
      try queue.read { database in
        guard let connection = database.sqliteConnection else { throw RecordFault("the file") }
        return try body(connection)
      }
    }
  }
}
