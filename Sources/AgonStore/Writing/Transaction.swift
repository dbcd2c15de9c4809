// SPDX-License-Identifier: Apache-2.0

internal import GRDBSQLite

/// Transactions on a raw connection.
final class Transaction {
  private let connection: OpaquePointer
  private let begin: Statement
  private let commit: Statement

  /// Prepares the statements.
  init(on connection: OpaquePointer) throws(SQLiteFailure) {
    self.connection = connection
    begin = try Statement("BEGIN IMMEDIATE", on: connection)
    commit = try Statement("COMMIT", on: connection)
  }

  /// Runs a body in a transaction that begins as a writer; an error undoes all of it.
  ///
  /// The connection's mutex is held throughout: SQLite takes it again in each of its calls, which
  /// costs a count when the thread has it, and an atomic operation when it has not.
  func run<Result>(_ body: () throws -> Result) throws -> Result {
    let mutex = sqlite3_db_mutex(connection)
    sqlite3_mutex_enter(mutex)
    defer { sqlite3_mutex_leave(mutex) }
    try begin.run()
    do {
      let result = try body()
      try commit.run()
      return result
    } catch {
      // SQLite itself undoes a transaction on some errors, such as a full disk.
      if sqlite3_get_autocommit(connection) == 0 {
        try? Self.execute("ROLLBACK", on: connection)
      }
      throw error
    }
  }

  /// Runs SQL without results.
  static func execute(_ sql: String, on connection: OpaquePointer) throws(SQLiteFailure) {
    let code = sqlite3_exec(connection, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteFailure(code: code, of: connection) }
  }
}
