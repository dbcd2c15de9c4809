// SPDX-License-Identifier: Apache-2.0

internal import AgonProcess

/// A process that waits for the end of another one, which need not be its child.
struct DeathWatch {
  private let watcher: ChildProcess

  /// Begins to watch; the process still lives then.
  init(over pid: String) async throws {
    watcher = try ChildProcess(
      starting: ProcessCommand(
        executable: "/usr/bin/env",
        arguments: [
          "python3", "-c",
          "import os, select, sys; p = os.pidfd_open(int(sys.argv[1])); "
            + "print('watching', flush=True); select.select([p], [], [])",
          pid,
        ],
        environment: ProcessCommand.harmlessEnvironment()))
    _ = try await watcher.readyLine(within: .seconds(60))
  }

  /// Waits for the end; false when it does not come.
  func seesEnd() async -> Bool { await watcher.ending(within: .seconds(60)) == .exited(0) }
}
