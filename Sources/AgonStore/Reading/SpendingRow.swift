// SPDX-License-Identifier: Apache-2.0

/// What the model calls of an agent in an environment came to: a row of `v_costs`.
package struct SpendingRow: Hashable, Sendable {
  /// Name of the environment in the arena.
  package var environment: String
  /// Name of the agent.
  package var agent: String
  /// Episodes that the agent played there, void ones included.
  package var episodes: Int
  /// Calls, those without an answer included.
  package var calls: Int
  /// Tokens of the prompts, as far as endpoints tell.
  package var promptTokens: Int
  /// Tokens of the prompts that came from an endpoint's cache; nil where no endpoint tells.
  package var cachedTokens: Int?
  /// Tokens of the prompts whose endpoint tells the cached ones.
  package var toldTokens: Int
  /// Tokens of the answers.
  package var replyTokens: Int
  /// Answers without a price.
  package var unpriced: Int
  /// Price of the calls; nil when none has one.
  package var cost: Double?

  /// The cached tokens and the tokens of the prompts that they are part of; nil where no endpoint tells.
  package var cached: (tokens: Int, of: Int)? { cachedTokens.map { ($0, toldTokens) } }

  /// The cached share of the prompts whose endpoint tells it, from 0 to 1.
  package var cachedShare: Double? {
    cached.flatMap { $0.of > 0 ? Double($0.tokens) / Double($0.of) : nil }
  }
}
