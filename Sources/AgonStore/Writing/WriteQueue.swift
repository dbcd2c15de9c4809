// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization

/// Finished episodes that wait for their commit, with who waits for it.
final class WriteQueue: Sendable {
  /// An episode and the task that waits.
  struct Entry: Sendable {
    let trajectory: Trajectory
    let waiting: CheckedContinuation<Void, any Error>
  }

  private let entries = Mutex<[Entry]>([])

  /// Adds an entry; true when it is the first since the last `take`, so that a commit must be asked
  /// for.
  func add(_ entry: Entry) -> Bool {
    entries.withLock {
      $0.append(entry)
      return $0.count == 1
    }
  }

  /// Empties the queue.
  func take() -> [Entry] {
    entries.withLock { entries in
      let taken = entries
      entries = []
      return taken
    }
  }
}
