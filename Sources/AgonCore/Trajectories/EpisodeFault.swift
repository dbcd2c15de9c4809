// SPDX-License-Identifier: Apache-2.0

/// An attempt at an episode that its plugin spoiled; it blames no agent.
public struct EpisodeFault: Sendable {
  /// What was to be played.
  public var plan: EpisodePlan
  /// What the plugin did; its code is `faulty`.
  public var error: EnvironmentError

  /// Makes a record.
  public init(plan: EpisodePlan, error: EnvironmentError) {
    self.plan = plan
    self.error = error
  }
}
