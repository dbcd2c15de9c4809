// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import GRDB
internal import Glibc

/// A file with the calls of language models by their content: one SQLite database.
///
/// A call that `keep` has returned survives the end of the process, however it ends. Several processes may
/// use one file at the same time; of two answers to one question the first one stays, and both go on with it.
package final class CassetteFile: CallCassette, Sendable {
  /// What the file is opened for.
  package enum Access: Hashable, Sendable {
    /// To read; the file must be there.
    case reading
    /// To read and write; the file is made where it is missing.
    case writing
  }

  /// The file.
  package let path: String
  private let queue: DatabaseQueue
  // Used inside the queue only.
  nonisolated(unsafe) private var statements: CassetteStatements?

  /// Opens a file.
  ///
  /// - Throws: `notFound`, `notARun` for what is no cassette, `newerVersion`, `notWritable`, `full`.
  package init(path: String, _ access: Access) throws(StoreError) {
    self.path = path
    try RunReader.requireFile(path)
    if access == .reading, Glibc.access(path, F_OK) != 0 {
      throw StoreError(
        code: .notFound, path: path,
        detail: "There is no such cassette; a run with `--cassette FILE` makes one.")
    }
    (queue, statements) = try StoreError.translating(path: path) {
      try Self.open(path, access)
    }
  }

  private static func open(
    _ path: String, _ access: Access
  ) throws -> (DatabaseQueue, CassetteStatements) {
    var settings = Configuration()
    settings.readonly = access == .reading
    settings.label = "agon.cassette"
    settings.busyMode = .timeout(10)
    settings.prepareDatabase {
      try $0.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON")
    }
    let queue = try DatabaseQueue(path: path, configuration: settings)
    if access == .writing { try prepare(queue, path: path) }
    return try queue.inDatabase { database in
      guard try CassetteSchema.check(database, path: path) else {
        throw StoreError(
          code: .notARun, path: path,
          detail: "The file holds no cassette yet; a run with `--cassette FILE` fills it.")
      }
      guard let connection = database.sqliteConnection else { throw RecordFault("the file") }
      return (queue, try CassetteStatements(on: connection, canWrite: access == .writing))
    }
  }

  /// Makes the tables in a file without content; of two processes that find it so, one makes them.
  private static func prepare(_ queue: DatabaseQueue, path: String) throws {
    // Before anything is written: the file may be somebody else's.
    _ = try queue.inDatabase { try CassetteSchema.check($0, path: path) }
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    try queue.inDatabase { database in
      try database.inTransaction(.immediate) {
        if try !CassetteSchema.check(database, path: path) {
          try database.execute(sql: CassetteSchema.text)
        }
        return .commit
      }
    }
  }

  /// The answer that is kept for a question; nil when there is none.
  package func answer(to key: Digest) throws -> JSON? {
    try using { try $0.answer(to: key) }
  }

  /// Keeps a call, unless one with its key is there; returns the answer that is kept now.
  package func keep(_ call: RecordedCall) throws -> JSON {
    try using { try $0.keep(call).kept }
  }

  /// Keeps calls in one transaction, all or none; those whose key is there stay as they are.
  ///
  /// - Parameter next: gives a call each time, nil at the end.
  /// - Returns: how many were new, were there with the same answer, and were there with another one.
  package func keep(
    each next: () throws -> RecordedCall?
  ) throws -> (new: Int, known: Int, other: Int) {
    try using { statements in
      try statements.transaction.run {
        var counts = (new: 0, known: 0, other: 0)
        while let call = try next() {
          let (kept, isNew) = try statements.insert(call)
          if isNew {
            counts.new += 1
          } else if kept == call.answer {
            counts.known += 1
          } else {
            counts.other += 1
          }
        }
        return counts
      }
    }
  }

  /// The kept questions to a model of the same name that share the most messages with this one.
  package func questions(like question: JSON, atMost most: Int) throws -> [JSON] {
    try using { try $0.questions(like: question, atMost: most) }
  }

  /// The names of the models whose calls are kept, in order.
  package func models() throws -> [String] {
    try using { try $0.models() }
  }

  /// What the file holds, for each model, in the order of names.
  package func summary() throws -> [CassetteSummary] {
    try using { try $0.summary() }
  }

  /// True when no call is kept.
  package func isEmpty() throws -> Bool {
    try using { try $0.isEmpty() }
  }

  /// Gives each call to a body, in the order of keys; holds one at a time.
  package func forEachCall(_ body: (RecordedCall) throws -> Void) throws {
    try using { try $0.forEachCall(body) }
  }

  /// Closes the file and leaves one file without companions, unless somebody else uses it.
  package func close() throws(StoreError) {
    try StoreError.translating(path: path) {
      try queue.inDatabase { database in
        guard let connection = database.sqliteConnection, statements != nil else { return }
        statements = nil
        try Transaction.execute("PRAGMA busy_timeout = 0", on: connection)
        // In vain while others read or write, or where the file may only be read.
        try? Transaction.execute("PRAGMA journal_mode = DELETE", on: connection)
      }
      try queue.close()
    }
  }

  /// Runs a body on the caller's thread while no other uses the connection.
  private func using<Result>(
    _ body: (CassetteStatements) throws -> Result
  ) throws -> Result {
    do {
      return try queue.inDatabase { _ in
        guard let statements else {
          throw StoreError(
            code: .closed, path: path, detail: "The cassette was closed; open the file again.")
        }
        return try body(statements)
      }
    } catch let error as CassetteLineError {
      throw error
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
