// SPDX-License-Identifier: Apache-2.0

/// What an agent's model calls came to, in one environment or in all.
package struct AgentSpending: Hashable, Sendable {
  /// The environment, by its name in the arena; nil for all together.
  package var environment: String?
  /// Name of the agent.
  package var agent: String
  /// Episodes that it played there, void ones included.
  package var episodes: Int
  /// Calls, those without an answer included.
  package var calls: Int
  /// Tokens of the prompts, as far as endpoints tell.
  package var promptTokens: Int
  /// Of these, those from an endpoint's cache, and the tokens of the prompts for which endpoints tell it; nil where
  /// none does.
  package var cached: (tokens: Int, of: Int)? {
    get { cachedOf > 0 ? (cachedTokens, cachedOf) : nil }
    set { (cachedTokens, cachedOf) = newValue.map { ($0.tokens, $0.of) } ?? (0, 0) }
  }
  /// Tokens of the answers.
  package var replyTokens: Int
  /// Answers without a price.
  package var unpriced: Int
  /// Price of the calls, in the currency of the arena's table; nil when none has one.
  package var cost: Double?
  private var cachedTokens = 0
  private var cachedOf = 0

  /// Makes a record.
  package init(
    environment: String?, agent: String, episodes: Int, calls: Int, promptTokens: Int,
    cached: (tokens: Int, of: Int)?, replyTokens: Int, unpriced: Int, cost: Double?
  ) {
    self.environment = environment
    self.agent = agent
    self.episodes = episodes
    self.calls = calls
    self.promptTokens = promptTokens
    self.replyTokens = replyTokens
    self.unpriced = unpriced
    self.cost = cost
    self.cached = cached
  }

  /// The price of an episode; nil without one.
  package var costPerEpisode: Double? {
    guard let cost, episodes > 0 else { return nil }
    return cost / Double(episodes)
  }

  /// The cached share of the prompts, from 0 to 1; nil where no endpoint tells it.
  package var cachedShare: Double? { cached.map { Double($0.tokens) / Double($0.of) } }

  /// All environments of each agent together, in the order in which the agents are met.
  static func overall(_ spending: [AgentSpending]) -> [AgentSpending] {
    var sums: [AgentSpending] = []
    for part in spending {
      guard let index = sums.firstIndex(where: { $0.agent == part.agent }) else {
        sums.append(part)
        sums[sums.count - 1].environment = nil
        continue
      }
      sums[index].episodes += part.episodes
      sums[index].calls += part.calls
      sums[index].promptTokens += part.promptTokens
      sums[index].cachedTokens += part.cachedTokens
      sums[index].cachedOf += part.cachedOf
      sums[index].replyTokens += part.replyTokens
      sums[index].unpriced += part.unpriced
      if let cost = part.cost { sums[index].cost = (sums[index].cost ?? 0) + cost }
    }
    return sums
  }
}
