// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension LanguageAgent {
  /// How often an agent asks its model, as its settings bound it.
  package struct Effort: Hashable, Sendable {
    /// Calls of a decision whose answers are all understood at once.
    package let leastCalls: Int
    /// Calls of a decision that needs all that the settings allow.
    package let mostCalls: Int
    /// Calls after an episode, at least; 0 for an agent that keeps no lessons.
    package let leastCallsAfter: Int
    /// Calls after an episode, at most.
    package let mostCallsAfter: Int
    /// Tokens of an answer, at most.
    package let mostReplyTokens: Int
  }

  /// The name of the model that it asks, as prices name it.
  package var modelName: String { settings.model.model }

  /// How often it asks its model.
  package var effort: Effort {
    let answers = settings.strategy == .selfConsistency ? settings.samples : 1
    let others =
      switch settings.strategy {
      case .planAndSolve: 1
      case .lookAhead: settings.width
      default: 0
      }
    let learns = settings.strategy == .reflect
    return Effort(
      leastCalls: answers, mostCalls: answers + settings.retries + others,
      leastCallsAfter: learns ? 1 : 0, mostCallsAfter: learns ? 1 + settings.retries : 0,
      mostReplyTokens: settings.mostTokens)
  }
}
