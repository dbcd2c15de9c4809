// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What calls of language models came to: their number, tokens and cost.
package struct ModelUse: Hashable, Sendable {
  /// Number of calls, those without an answer included.
  package var calls = 0
  /// Tokens of the prompts, as far as endpoints tell.
  package var promptTokens = 0
  /// Of the prompts' tokens, those that came from an endpoint's cache.
  package var cachedTokens = 0
  /// Tokens of the answers.
  package var replyTokens = 0
  /// The calls' price, in the currency of the arena's table; 0 where no call has one.
  package var cost = 0.0
  /// The part of the price that stands for calls replayed from a cassette, which cost nothing this time.
  package var replayedCost = 0.0
  /// Whether an answer has a price.
  package var isPriced = false

  /// Nothing yet.
  package init() {}

  /// Sums up the calls of an episode, those after its end included.
  package init(_ trajectory: Trajectory) {
    for turn in trajectory.turns { for call in turn.calls { add(call) } }
    for revision in trajectory.revisions { for call in revision.calls { add(call) } }
  }

  /// Adds one call.
  package mutating func add(_ call: ModelCall) {
    calls += 1
    guard let reply = call.reply else { return }
    promptTokens += reply.promptTokens ?? 0
    cachedTokens += reply.cachedTokens ?? 0
    replyTokens += reply.replyTokens ?? 0
    guard let price = reply.cost else { return }
    isPriced = true
    cost += price
    if reply.isReplayed { replayedCost += price }
  }

  /// Adds what other calls came to.
  package static func += (sum: inout ModelUse, other: ModelUse) {
    sum.calls += other.calls
    sum.promptTokens += other.promptTokens
    sum.cachedTokens += other.cachedTokens
    sum.replyTokens += other.replyTokens
    sum.cost += other.cost
    sum.replayedCost += other.replayedCost
    sum.isPriced = sum.isPriced || other.isPriced
  }
}
