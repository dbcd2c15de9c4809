// SPDX-License-Identifier: Apache-2.0

/// Where the code of an environment's plugin runs.
package enum ArenaIsolation: String, Hashable, Sendable, CaseIterable {
  /// In Agon's own process: fast, and a crash of the plugin is a crash of Agon.
  case inProcess = "in-process"
  /// In a worker process behind a wall: a fault costs its episode.
  case worker
}
