// SPDX-License-Identifier: Apache-2.0

/// One episode that a schedule asks for.
public struct EpisodePlan: Hashable, Sendable {
  /// Stable key: the hash of arena, environment, agents by seat, pair, leg and attempt.
  public var key: Digest
  /// Number of the environment in its arena, from 0.
  public var environment: Int
  /// Agents by seat, as numbers of the arena's list.
  public var agents: [Int]
  /// Number of the pair; its episodes share opening and seed, and are one statistical cluster.
  public var pair: Int
  /// Which episode of the pair this is, from 0.
  public var leg: Int
  /// The only source of the episode's chance.
  public var seed: Seed
  /// The position it starts from.
  public var opening: Opening

  /// Makes a plan.
  public init(
    key: Digest, environment: Int, agents: [Int], pair: Int, leg: Int, seed: Seed,
    opening: Opening
  ) {
    self.key = key
    self.environment = environment
    self.agents = agents
    self.pair = pair
    self.leg = leg
    self.seed = seed
    self.opening = opening
  }
}
