// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Stands in a model's place where only what would be sent matters: it answers nothing.
package struct UnaskedModel: LanguageModel {
  private let name: String
  private let offered: Set<ModelRequest.Constraint.Kind>

  /// Makes a stand-in.
  ///
  /// - Parameter offered: the kinds of form that it pretends to hold an answer to.
  package init(_ name: String, offering offered: Set<ModelRequest.Constraint.Kind>) {
    self.name = name
    self.offered = offered
  }

  /// The name of the model in whose place it stands.
  package var identity: JSON { ["model": .string(name)] }

  /// Fails: nobody is asked.
  package func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    throw ModelError(
      code: .missing, endpoint: name, detail: "Nobody is asked: this only shows what would be sent."
    )
  }

  /// What it pretends.
  package func constraints() async -> Set<ModelRequest.Constraint.Kind> { offered }
}
