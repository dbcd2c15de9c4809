// SPDX-License-Identifier: Apache-2.0

/// What a recorded episode survives.
package enum Durability: Hashable, Sendable {
  /// The end of the process, however it ends. A power failure may take the last commits, never the
  /// file.
  case process
  /// Power failures too; each commit waits for the disk.
  case power

  /// The value of SQLite's `synchronous` setting.
  var synchronous: String {
    switch self {
    case .process: "NORMAL"
    case .power: "FULL"
    }
  }
}
