// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import GRDB

extension StoreError {
  /// The store's words for an error from below.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as SQLiteFailure: self = error.storeError(path: path)
    case let error as DatabaseError: self = SQLiteFailure(error).storeError(path: path)
    case let error as RecordFault: self = error.storeError(path: path)
    case let error as JSONSyntaxError:
      self = RecordFault("a JSON text (\(error))").storeError(path: path)
    default: self.init(code: .failed, path: path, detail: "\(error)")
    }
  }

  /// Runs a body whose errors become the store's.
  static func translating<Result>(
    path: String, _ body: () throws -> Result
  ) throws(StoreError) -> Result {
    do { return try body() } catch { throw StoreError(error, path: path) }
  }
}
