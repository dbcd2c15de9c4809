// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What one checker found about one claim of a recorded turn.
package struct ClaimVerdict: Hashable, Sendable {
  /// Who checked.
  package enum Source: String, Hashable, Sendable, CaseIterable {
    /// Agon itself, by clone, apply and pass.
    case generic
    /// The environment's plugin.
    case plugin
  }

  /// Number of the episode in its file.
  package var episode: Int64
  /// Number of the turn.
  package var turn: Int
  /// Place of the claim in the turn's list, from 0.
  package var line: Int
  package var source: Source
  /// Name of the claim's predicate; nil when the line could not be understood.
  package var predicate: String?
  package var verdict: Verdict

  /// Makes a record.
  package init(
    episode: Int64, turn: Int, line: Int, source: Source, predicate: String?, verdict: Verdict
  ) {
    self.episode = episode
    self.turn = turn
    self.line = line
    self.source = source
    self.predicate = predicate
    self.verdict = verdict
  }
}
