// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What a model's tokens cost, in units of the currency for a million.
package struct Price: Hashable, Sendable {
  /// For a million tokens of prompts.
  package var input: Double
  /// For a million tokens of prompts that come from the endpoint's cache.
  package var cachedInput: Double
  /// For a million tokens of answers, those of the reasoning included.
  package var output: Double

  /// Makes a price; without a price for cached tokens they cost as much as others.
  package init(input: Double, cachedInput: Double? = nil, output: Double) {
    self.input = input
    self.cachedInput = cachedInput ?? input
    self.output = output
  }

  /// What a call costs; nil when the endpoint does not count its tokens.
  package func cost(of reply: ModelReply) -> Double? {
    guard let prompt = reply.promptTokens, let answer = reply.replyTokens else { return nil }
    let cached = min(reply.cachedTokens ?? 0, prompt)
    return cost(prompt: prompt - cached, cached: cached, reply: answer)
  }

  /// What a call may cost at most, by an estimate of its prompt and the limit of its answer.
  package func mostCost(of request: ModelRequest) -> Double {
    cost(prompt: TokenEstimate.prompt(of: request), cached: 0, reply: request.mostTokens)
  }

  private func cost(prompt: Int, cached: Int, reply: Int) -> Double {
    (Double(prompt) * input + Double(cached) * cachedInput + Double(reply) * output) / 1_000_000
  }
}
