// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// A result code of SQLite with its words.
struct SQLiteFailure: Error {
  /// The extended result code.
  let code: Int32
  /// What SQLite says.
  let message: String
  /// The number of the system call's error; 0 when there was none.
  let systemError: Int32

  /// Reads the latest failure of a connection.
  init(code: Int32, of connection: OpaquePointer) {
    self.code = code == SQLITE_OK ? code : max(code, sqlite3_extended_errcode(connection))
    message = String(cString: sqlite3_errmsg(connection))
    systemError = sqlite3_system_errno(connection)
  }

  /// Takes over a failure that GRDB reports.
  init(_ error: DatabaseError) {
    code = error.extendedResultCode.rawValue
    message = error.message ?? error.description
    systemError = 0
  }

  /// The error that a caller of the store sees.
  func storeError(path: String) -> StoreError {
    let (code, detail) = explanation
    return StoreError(code: code, path: path, detail: detail)
  }

  private var explanation: (StoreError.Code, String) {
    switch code & 0xFF {
    case SQLITE_FULL: return (.full, Self.fullDetail)
    case SQLITE_IOERR where [ENOSPC, EFBIG, EDQUOT].contains(systemError):
      return (.full, Self.fullDetail)
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN:
      return (
        .notWritable,
        "The file or its folder cannot be opened as needed (\(message)); check that they exist and "
          + "that you may write to them."
      )
    case SQLITE_BUSY, SQLITE_LOCKED:
      return (.busy, "Another program keeps the file busy; end it or try again later.")
    case SQLITE_NOTADB:
      return (.notARun, "This is no SQLite file; name another file for the run.")
    case SQLITE_CORRUPT:
      return (
        .damaged, "The file is damaged (\(message)); `sqlite3 FILE .recover` may save a part."
      )
    default:
      return (.failed, "SQLite reports: \(message) (code \(code)).")
    }
  }

  private static let fullDetail =
    "The disk is full, or the file may not grow; what was recorded before is kept. "
    + "Make room and start the run again: it goes on where it stopped."
}
