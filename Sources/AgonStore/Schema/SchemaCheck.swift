// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// Refuses a file whose tables are not those that Agon makes.
///
/// A file may come from anybody: a view in place of a table may never end, a trigger runs when an audit
/// writes. Tables, views and indexes that somebody added under names of their own do no harm and may stay.
enum SchemaCheck {
  /// What the schema says of an object.
  private struct Entry: Hashable {
    let type: String
    let sql: String?
  }

  /// Compares a file with the schema of its version.
  static func run(on database: Database, version: Int, path: String) throws {
    let found = try entries(of: database)
    if let trigger = found.first(where: { $0.value.type == "trigger" }) {
      throw foreign("it has a trigger, `\(trigger.key)`", path)
    }
    let expected = try DatabaseQueue().write { fresh in
      try fresh.execute(sql: RunSchema.text(version: version))
      return try entries(of: fresh)
    }
    for (name, entry) in expected.sorted(by: { $0.key < $1.key }) where found[name] != entry {
      throw foreign(
        found[name] == nil ? "it lacks `\(name)`" : "its `\(name)` is another than Agon's", path)
    }
  }

  private static func entries(of database: Database) throws -> [String: Entry] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT type, name, sql FROM sqlite_master
        WHERE tbl_name <> 'grdb_migrations' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
        """)
    var entries: [String: Entry] = [:]
    for row in rows { entries[row[1]] = Entry(type: row[0], sql: row[2]) }
    return entries
  }

  private static func foreign(_ what: String, _ path: String) -> StoreError {
    StoreError(
      code: .notARun, path: path,
      detail: "The file says that it is a run, but \(what); only files as Agon makes them are "
        + "opened.")
  }
}
