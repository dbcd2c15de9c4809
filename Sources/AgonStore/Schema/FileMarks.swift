// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// What the header of a file says about who made it.
struct FileMarks {
  /// SQLite's `application_id`.
  let application: Int
  /// SQLite's `user_version`.
  let version: Int
  /// Number of tables, indexes and views, without the list of migrations: it alone is what a process
  /// leaves that ended while it made the tables.
  let objects: Int

  /// Reads the marks.
  init(of database: Database) throws {
    application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let count = "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'"
    objects = try Int.fetchOne(database, sql: count) ?? 0
  }

  /// Refuses a file of another program and one of a newer Agon.
  ///
  /// A file without content passes.
  func check(path: String) throws(StoreError) {
    if objects == 0, application == 0 { return }
    guard application == RunSchema.application else {
      throw StoreError(
        code: .notARun, path: path,
        detail: "This is an SQLite file of another program; name another file for the run.")
    }
    guard version <= RunSchema.version else {
      throw StoreError(
        code: .newerVersion, path: path,
        detail: "A newer Agon wrote this file: its tables are version \(version), this Agon knows "
          + "\(RunSchema.version). Use that Agon, or name another file.")
    }
  }
}
