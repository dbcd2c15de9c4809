// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// The tables of a cassette's file.
enum CassetteSchema {
  /// Version of the tables, kept in SQLite's `user_version`.
  static let version = 1

  /// Marks a file as a cassette in its header: "AgCa" in ASCII, kept in SQLite's `application_id`.
  static let application = 0x4167_4361

  /// All tables of a new file, as SQL.
  static let text = """
    CREATE TABLE model (
      -- A model that was asked.
      model_id INTEGER PRIMARY KEY,      -- number in this file, from 1
      name TEXT NOT NULL,                -- the model's name, as its endpoint knows it
      identity TEXT NOT NULL UNIQUE      -- what tells it from other models, JSON; without secrets
    ) STRICT;

    CREATE TABLE message (
      -- A message that was sent, once for all calls that sent it.
      message_id INTEGER PRIMARY KEY,    -- number in this file, from 1
      sha256 BLOB NOT NULL UNIQUE,       -- digest of content, 32 bytes
      content TEXT NOT NULL              -- role and parts, JSON; an image is named by its digest
    ) STRICT;

    CREATE TABLE call (
      -- What a model was asked, and what came.
      call_id INTEGER PRIMARY KEY,       -- number in this file, from 1
      key BLOB NOT NULL UNIQUE,          -- SHA-256 of the question's canonical JSON, 32 bytes
      model_id INTEGER NOT NULL REFERENCES model (model_id),
      parameters TEXT NOT NULL,          -- the question without model and messages, JSON
      answer TEXT NOT NULL,              -- JSON
      prompt_tokens INTEGER,             -- as the endpoint counted; NULL where it did not
      cached_tokens INTEGER,             -- of those, tokens from the endpoint's cache
      reply_tokens INTEGER               -- of the answer, reasoning included
    ) STRICT;

    CREATE TABLE call_message (
      -- The conversation of a call, in order.
      call_id INTEGER NOT NULL REFERENCES call (call_id),
      place INTEGER NOT NULL,            -- from 0
      message_id INTEGER NOT NULL REFERENCES message (message_id),
      PRIMARY KEY (call_id, place)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX call_by_model ON call (model_id);
    PRAGMA application_id = \(application);
    PRAGMA user_version = \(version);
    """

  /// Refuses a file that is no cassette, one of a newer Agon, and one whose tables are others than Agon's.
  ///
  /// - Returns: false for a file without content.
  static func check(_ database: Database, path: String) throws -> Bool {
    let marks = try FileMarks(of: database)
    if marks.objects == 0, marks.application == 0 { return false }
    guard marks.application == application else {
      let isRun = marks.application == RunSchema.application
      throw StoreError(
        code: .notARun, path: path,
        detail: isRun
          ? "This is the file of a run, not a cassette; name another file for the calls."
          : "This is an SQLite file of another program, not a cassette; name another file.")
    }
    guard marks.version <= version else {
      throw StoreError(
        code: .newerVersion, path: path,
        detail: "A newer Agon wrote this cassette: its tables are version \(marks.version), this "
          + "Agon knows \(version). Use that Agon, or name another file.")
    }
    let expected = try DatabaseQueue().write { fresh in
      try fresh.execute(sql: text)
      return try objects(of: fresh)
    }
    guard try objects(of: database) == expected else {
      throw StoreError(
        code: .notARun, path: path,
        detail: "The file says that it is a cassette, but its tables are others than Agon's; "
          + "only files as Agon makes them are opened.")
    }
    return true
  }

  /// Names and definitions of all tables, indexes, views and triggers.
  private static func objects(of database: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master WHERE sql IS NOT NULL")
    var objects: [String: String] = [:]
    for row in rows { objects[row[0]] = row[1] }
    return objects
  }
}
