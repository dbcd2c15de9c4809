// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// Keeps the keys of what it is given, and answers for a ledger that knows them; may be full.
actor RecordingSink: TrajectorySink, ScheduleLedger {
  /// The error of a full sink.
  struct Full: Error {}

  /// The keys in the order in which they came.
  private(set) var keys: [Digest]
  /// The faults in the order in which they came.
  private(set) var faults: [EpisodeFault] = []
  private let room: Int

  init(finished: [Digest] = [], room: Int = .max) {
    keys = finished
    self.room = room
  }

  func record(_ trajectory: Trajectory) throws {
    guard keys.count < room else { throw Full() }
    keys.append(trajectory.plan.key)
  }

  func record(_ fault: EpisodeFault) { faults.append(fault) }

  func finishedEpisodes() -> Set<Digest> { Set(keys) }
}
