// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// One claim of one turn with its verdicts.
package struct CheckedClaim: Sendable {
  /// Who judged.
  package enum Source: String, Hashable, Sendable, CaseIterable {
    /// AgonClaims, by clone, apply and pass.
    case rules
    /// The plugin's facts extension.
    case plugin
  }

  /// Place of the line in the turn's list, from 0.
  package var index: Int
  /// The line as the agent wrote it.
  package var text: String
  /// Name of the predicate; nil when the line is no claim.
  package var predicate: String?
  /// True when it says nothing that the list of legal actions does not say already.
  package var isTrivial: Bool
  /// What the host's evaluator found; literals are the plugin's to judge.
  package var byRules: Verdict
  /// What the plugin found.
  package var byPlugin: Verdict

  /// Makes a record.
  package init(
    index: Int, text: String, predicate: String?, isTrivial: Bool, byRules: Verdict,
    byPlugin: Verdict
  ) {
    self.index = index
    self.text = text
    self.predicate = predicate
    self.isTrivial = isTrivial
    self.byRules = byRules
    self.byPlugin = byPlugin
  }

  /// The verdict that counts: the host's evaluator's where it decides, else the plugin's.
  package var verdict: Verdict {
    if case .unverifiable = byRules.finding { byPlugin } else { byRules }
  }

  /// True when both decided and found the opposite: a fault of the plugin or of Agon, never of the agent.
  package var isDisputed: Bool {
    switch (byRules.finding, byPlugin.finding) {
    case (.supported, .refuted), (.refuted, .supported): true
    default: false
    }
  }
}
