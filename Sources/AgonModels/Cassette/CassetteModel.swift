// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A language model whose calls are kept in a cassette, or come from it.
package struct CassetteModel: LanguageModel {
  private let model: any LanguageModel
  private let cassette: ModelCassette

  /// Puts a cassette before a model.
  package init(_ model: any LanguageModel, on cassette: ModelCassette) {
    self.model = model
    self.cassette = cassette
  }

  /// The model's identity.
  package var identity: JSON { model.identity }

  /// Replays the answer, or asks and keeps it.
  package func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    try await cassette.reply(to: request, from: model)
  }

  /// Replays what the model holds an answer to, or asks and keeps it.
  package func constraints() async -> Set<ModelRequest.Constraint.Kind> {
    await cassette.constraints(of: model)
  }
}
