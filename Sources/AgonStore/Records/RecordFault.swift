// SPDX-License-Identifier: Apache-2.0

/// A value in the file that no Agon writes there.
struct RecordFault: Error {
  /// What cannot be read.
  let subject: String

  /// Names what cannot be read.
  init(_ subject: String) { self.subject = subject }

  /// The error that a caller of the store sees.
  func storeError(path: String) -> StoreError {
    StoreError(
      code: .damaged, path: path,
      detail: "Something else than Agon changed \(subject); use a copy from before.")
  }
}
