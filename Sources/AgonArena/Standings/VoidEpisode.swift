// SPDX-License-Identifier: Apache-2.0

/// An episode that no attempt finished, because its plugin spoiled each.
package struct VoidEpisode: Hashable, Sendable {
  /// The environment, by its name in the arena.
  package var environment: String
  /// Number of the pair.
  package var pair: Int
  /// Agents by seat, by name.
  package var agents: [String]
  /// What the last attempt met, such as `plugin_crash`.
  package var fault: String
  /// What happened, one sentence.
  package var detail: String

  /// Makes a record.
  package init(environment: String, pair: Int, agents: [String], fault: String, detail: String) {
    self.environment = environment
    self.pair = pair
    self.agents = agents
    self.fault = fault
    self.detail = detail
  }
}
