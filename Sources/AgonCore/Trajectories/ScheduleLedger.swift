// SPDX-License-Identifier: Apache-2.0

/// What a run knows of its schedule.
public protocol ScheduleLedger: Sendable {
  /// The keys of the episodes that are finished and kept.
  func finishedEpisodes() async throws -> Set<Digest>
}
