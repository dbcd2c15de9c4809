// SPDX-License-Identifier: Apache-2.0

/// Where finished episodes go, and the faults that spoiled others.
public protocol TrajectorySink: Sendable {
  /// Keeps one finished episode whole or not at all. Returning means that it survives a crash of Agon.
  func record(_ trajectory: Trajectory) async throws

  /// Keeps what spoiled an attempt at an episode.
  func record(_ fault: EpisodeFault) async throws
}
