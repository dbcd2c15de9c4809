// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import GRDB

/// The file of a run, open for writing: one SQLite database, one writer.
///
/// A finished episode is one transaction; episodes that finish while another is being written share
/// the next commit. Readers (`RunReader`, the sqlite3 shell) may work at the same time. SQLite
/// works on the caller's thread, which spares two thread switches an episode: call from a thread
/// that may wait for a disk, as those of the episodes do.
package final class RunStore: TrajectorySink, ScheduleLedger, Sendable {
  /// The file.
  package let path: String
  private let queue: DatabaseQueue
  private let waiting = WriteQueue()
  // Used inside the queue only.
  nonisolated(unsafe) private var writer: EpisodeWriter?
  nonisolated(unsafe) private var lock: WriterLock?
  /// Number of the run in the file.
  let run: Int64

  /// Opens a run's file to record episodes: makes it, or goes on with the same run.
  ///
  /// - Throws: `locked` when another process writes the file, `anotherArena` when it holds another
  ///   run, `newerVersion`, `notARun`, `notWritable`, `notFound`, `full`.
  package convenience init(
    path: String, for description: RunDescription, durability: Durability = .process
  ) throws(StoreError) {
    try self.init(path: path, durability: durability) { connection in
      try RunRegister(connection: connection, path: path).enter(description)
    }
  }

  /// Opens the file of a run that exists, to add an audit's verdicts.
  package convenience init(existing path: String) throws(StoreError) {
    _ = try RunReader(path: path)  // Says what is wrong before anything is made.
    try self.init(path: path, durability: .process) { connection in
      guard let known = try RunRecord(on: connection) else { throw RecordFault("the run") }
      return (known.id, known.origins)
    }
  }

  private init(
    path: String, durability: Durability, enter: (OpaquePointer) throws -> RunRegister.Entry
  ) throws(StoreError) {
    self.path = path
    try RunReader.requireFile(path)
    let lock = try WriterLock(for: path)
    (queue, run, writer) = try StoreError.translating(path: path) {
      try Self.open(path, durability, enter)
    }
    self.lock = lock
  }

  private static func open(
    _ path: String, _ durability: Durability,
    _ enter: (OpaquePointer) throws -> RunRegister.Entry
  ) throws -> (DatabaseQueue, Int64, EpisodeWriter) {
    var settings = Configuration()
    settings.label = "agon.store"
    settings.busyMode = .timeout(5)
    let queue = try DatabaseQueue(path: path, configuration: settings)
    try queue.writeWithoutTransaction { database in
      let marks = try FileMarks(of: database)
      try marks.check(path: path)
      if marks.objects > 0 {
        try SchemaCheck.run(on: database, version: marks.version, path: path)
      }
    }
    try queue.writeWithoutTransaction { try $0.execute(sql: RunSchema.settings(durability)) }
    try RunSchema.migrator.migrate(queue)
    return try queue.writeWithoutTransaction { database in
      guard let connection = database.sqliteConnection else { throw RecordFault("the file") }
      let entry = try Transaction(on: connection).run { try enter(connection) }
      let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM agent") ?? 0
      let writer = try EpisodeWriter(entry, agentCount: count, path: path, on: connection)
      return (queue, entry.run, writer)
    }
  }

  /// Keeps one finished episode, whole or not at all; returns when it is committed.
  ///
  /// - Throws: `StoreError`: `alreadyRecorded` for a key that the file holds, `unusable` for a
  ///   trajectory that contradicts itself, `full` when the disk is; then nothing of the episode is
  ///   in the file.
  package func record(_ trajectory: Trajectory) async throws {
    try await withCheckedThrowingContinuation { continuation in
      let isFirst = waiting.add(.init(trajectory: trajectory, waiting: continuation))
      if isFirst { commitWaiting() }
    }
  }

  /// Keeps several finished episodes in one transaction, all or none.
  package func record(contentsOf trajectories: [Trajectory]) async throws(StoreError) {
    try onConnection { _ in
      let writer = try openWriter()
      try writer.transaction.run {
        for trajectory in trajectories { try writer.insert(trajectory) }
      }
    }
  }

  /// The keys of the episodes that are finished and kept.
  package func finishedEpisodes() async throws -> Set<Digest> {
    try onConnection { connection in
      let rows = try Statement("SELECT key FROM episode WHERE run_id = ?1", on: connection)
      rows.bind(run, at: 1)
      var keys: Set<Digest> = []
      while try rows.step() {
        guard let key = rows.digest(0) else { throw RecordFault("the key of an episode") }
        keys.insert(key)
      }
      return keys
    }
  }

  /// Limits the size of the file; then a record that needs more throws `full`.
  package func limit(toPages count: Int) async throws(StoreError) {
    try onConnection { try Transaction.execute("PRAGMA max_page_count = \(count)", on: $0) }
  }

  /// Closes the file and leaves one file without companions, unless somebody still reads it.
  package func close() async throws(StoreError) {
    try onConnection { connection in
      writer = nil
      try Transaction.execute("PRAGMA busy_timeout = 0", on: connection)
      // In vain while there are readers; then the companions stay, and are read with the file.
      try? Transaction.execute("PRAGMA journal_mode = DELETE", on: connection)
    }
    try StoreError.translating(path: path) { try queue.close() }
    lock = nil
  }

  /// Runs a body on the caller's thread while no other uses the connection.
  func onConnection<Result>(
    _ body: (OpaquePointer) throws -> Result
  ) throws(StoreError) -> Result {
    try StoreError.translating(path: path) {
      try queue.writeWithoutTransaction { database in
        guard writer != nil, let connection = database.sqliteConnection else { throw closed }
        return try body(connection)
      }
    }
  }

  private var closed: StoreError {
    StoreError(code: .closed, path: path, detail: "The store was closed; open the file again.")
  }

  private func openWriter() throws(StoreError) -> EpisodeWriter {
    guard let writer else { throw closed }
    return writer
  }

  /// Writes all that waits, after the commit that may be going on; what comes meanwhile is written
  /// too.
  private func commitWaiting() {
    queue.writeWithoutTransaction { _ in
      let entries = waiting.take()
      guard let writer else {
        for entry in entries { entry.waiting.resume(throwing: closed) }
        return
      }
      do {
        let refused = try commit(entries, writer)
        for (entry, refusal) in zip(entries, refused) {
          entry.waiting.resume(with: refusal.map { .failure($0) } ?? .success(()))
        }
      } catch {
        // The shared transaction is undone: each by itself, so that one cannot spoil the others.
        for entry in entries {
          entry.waiting.resume(with: Result { try recordAlone(entry.trajectory, writer) })
        }
      }
    }
  }

  private func recordAlone(
    _ trajectory: Trajectory, _ writer: EpisodeWriter
  ) throws(StoreError) {
    try StoreError.translating(path: path) {
      try writer.transaction.run { try writer.insert(trajectory) }
    }
  }

  /// Writes entries in one transaction; episodes that the file holds are left out and told.
  private func commit(
    _ entries: [WriteQueue.Entry], _ writer: EpisodeWriter
  ) throws -> [StoreError?] {
    try writer.transaction.run {
      try entries.map { entry in
        do {
          try writer.insert(entry.trajectory)
          return nil
        } catch let error as StoreError where error.code == .alreadyRecorded {
          return error
        }
      }
    }
  }
}
