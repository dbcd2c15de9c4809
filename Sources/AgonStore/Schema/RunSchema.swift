// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// The tables of a run's file, as numbered migrations.
package enum RunSchema {
  /// Number of the newest migration, kept in SQLite's `user_version`.
  static let version = 3

  /// Marks a file as Agon's in its header: "Agon" in ASCII, kept in SQLite's `application_id`.
  static let application = 0x4167_6F6E

  /// All tables and views of a new file, as SQL.
  package static var text: String { text(version: version) }

  /// The tables and views of a file of a version, as SQL.
  package static func text(version: Int) -> String {
    FirstTables.text + FirstViews.text + (version < 2 ? "" : ChanceAndFaults.text)
      + (version < 3 ? "" : LessonsAndCosts.text + ThirdViews.text) + marks(version)
  }

  private static func marks(_ version: Int) -> String {
    "PRAGMA application_id = \(application);\nPRAGMA user_version = \(version);\n"
  }

  /// The settings of a connection that writes, as SQL.
  static func settings(_ durability: Durability) -> String {
    """
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = \(durability.synchronous);

    """
  }

  /// The migrations, oldest first.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 first tables", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: text(version: 1))
    }
    migrator.registerMigration("2 chance and faults", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: ChanceAndFaults.text + marks(2))
    }
    migrator.registerMigration("3 lessons and costs", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: LessonsAndCosts.text + ThirdViews.text + marks(3))
    }
    return migrator
  }
}
