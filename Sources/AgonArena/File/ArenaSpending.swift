// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The sums that a tournament may spend on models, in the currency of its prices.
package struct ArenaSpending: Hashable, Sendable {
  /// Of all agents together; nil for no limit.
  package var run: Double?
  /// Of each agent that has no `cap` of its own; nil for no limit.
  package var agent: Double?

  /// Makes limits.
  package init(run: Double? = nil, agent: Double? = nil) {
    self.run = run
    self.agent = agent
  }

  /// Reads the value of `spending` that keeps the schema; nil stands for no limits.
  init(_ value: JSON?) {
    self.init(run: value?["run"]?.double, agent: value?["agent"]?.double)
  }
}
