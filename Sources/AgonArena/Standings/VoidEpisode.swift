// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// An episode that counts for nobody.
package struct VoidEpisode: Hashable, Sendable {
  /// Who spoiled it.
  package enum Cause: Hashable, Sendable {
    /// Its plugin, in every attempt; it is played again when the run goes on.
    case plugin
    /// This agent, whose answer could not be used; it is finished.
    case answer(of: String)
  }

  /// The environment, by its name in the arena.
  package var environment: String
  /// Number of the pair.
  package var pair: Int
  /// Agents by seat, by name.
  package var agents: [String]
  /// Who spoiled it.
  package var cause: Cause
  /// What the last attempt met, such as `plugin_crash`, or the failure class of the answer.
  package var fault: String
  /// What happened, one sentence; empty where `fault` says it.
  package var detail: String

  /// Makes a record.
  package init(
    environment: String, pair: Int, agents: [String], cause: Cause = .plugin, fault: String,
    detail: String
  ) {
    self.environment = environment
    self.pair = pair
    self.agents = agents
    self.cause = cause
    self.fault = fault
    self.detail = detail
  }

  /// The void episode of a result; nil for one that counts.
  init?(_ result: EpisodeResult) {
    guard result.end == .voided, let culprit = result.culprit else { return nil }
    self.init(
      environment: result.environment, pair: result.pair, agents: result.agents,
      cause: .answer(of: result.agents[culprit.index]), fault: result.failure?.rawValue ?? "",
      detail: "")
  }
}
