// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A language model whose calls are paid from a purse.
///
/// It stands beneath a cassette: what is replayed is not paid again.
package struct CappedModel: LanguageModel {
  private let model: any LanguageModel
  private let price: Price
  private let agent: String
  private let purse: Purse

  /// Lets an agent ask a model as long as the purse allows.
  package init(_ model: any LanguageModel, at price: Price, for agent: String, from purse: Purse) {
    self.model = model
    self.price = price
    self.agent = agent
    self.purse = purse
  }

  /// The model's identity.
  package var identity: JSON { model.identity }

  /// Asks the model and pays; where the endpoint does not count tokens, what the call may cost at most.
  ///
  /// A late answer is paid in full too, for the provider has made it; other failures cost nothing.
  package func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    let most = price.mostCost(of: request)
    try await purse.reserve(most, for: agent)
    do {
      let reply = try await model.reply(to: request)
      purse.settle(most, for: agent, cost: price.cost(of: reply) ?? most)
      return reply
    } catch {
      purse.settle(most, for: agent, cost: error.code == .timeout ? most : 0)
      throw error
    }
  }

  /// What the model holds an answer to.
  package func constraints() async -> Set<ModelRequest.Constraint.Kind> {
    await model.constraints()
  }
}
