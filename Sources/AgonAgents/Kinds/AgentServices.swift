// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What agents need from the world, whatever seat they take.
package struct AgentServices: Sendable {
  /// Opens the language model that an agent's settings name.
  package typealias ModelOpener =
    @Sendable (ModelReference) throws(AgentSettingsError) -> any LanguageModel

  /// Opens a language model; throws for one that cannot be had.
  package var model: ModelOpener
  /// Measures how long a model takes.
  package var clock: any Clock<Duration>
  /// Where a person sits.
  package var terminal: Terminal
  /// The folder from which paths in settings count.
  package var folder: String

  /// Gathers services.
  package init(
    model: @escaping ModelOpener = AgentServices.noModel,
    clock: any Clock<Duration> = ContinuousClock(), terminal: Terminal = .standard,
    folder: String = "."
  ) {
    self.model = model
    self.clock = clock
    self.terminal = terminal
    self.folder = folder
  }

  /// Knows no model.
  package static let noModel: ModelOpener = { reference throws(AgentSettingsError) in
    throw AgentSettingsError(
      code: .unknownModel, place: "\(reference.agent).model",
      detail: "There is no model \"\(reference.model)\" here.")
  }
}
