// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A language model whose replies say what they cost; a replayed one costs what it cost when it was asked.
package struct PricedModel: LanguageModel {
  private let model: any LanguageModel
  private let price: Price

  /// Puts a price on a model.
  package init(_ model: any LanguageModel, at price: Price) {
    self.model = model
    self.price = price
  }

  /// The model's identity.
  package var identity: JSON { model.identity }

  /// Asks the model and adds the cost, where the endpoint counts tokens.
  package func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    var reply = try await model.reply(to: request)
    reply.cost = price.cost(of: reply)
    return reply
  }

  /// What the model holds an answer to.
  package func constraints() async -> Set<ModelRequest.Constraint.Kind> {
    await model.constraints()
  }
}
