// SPDX-License-Identifier: Apache-2.0

/// What a plugin may use up in a worker.
public struct WorkerLimits: Hashable, Sendable {
  /// How long one request may take, beside what its own budget of nodes or random games adds.
  public var deadline: Duration
  /// Bytes of address space; a plugin that asks for more is refused.
  public var memory: UInt64
  /// Bytes that are logged of each output stream of a worker, and of its plugin's messages.
  public var output: Int
  /// Episodes that one worker serves before a fresh one takes its place.
  public var episodes: Int
  /// Walls to leave out, as bits of `WorkerWalls`: for tests of what stands where a system permits less.
  package var without: UInt32

  /// Makes limits.
  public init(
    deadline: Duration = .seconds(10), memory: UInt64 = 2 << 30, output: Int = 64 << 10,
    episodes: Int = 64
  ) {
    self.deadline = deadline
    self.memory = memory
    self.output = output
    self.episodes = episodes
    without = 0
  }

  /// The memory for people.
  var memoryText: String { "\(memory >> 20) MiB" }
}
