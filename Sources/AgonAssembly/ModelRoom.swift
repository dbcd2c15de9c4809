// SPDX-License-Identifier: Apache-2.0

package import AgonAgents
internal import AgonCore
internal import AgonHost
internal import AgonModels
internal import Foundation
internal import Synchronization

/// The language models of one run.
///
/// Endpoints are opened once; the local model's server starts with its first question, and `close`
/// stops it.
package final class ModelRoom: Sendable {
  private let environment: [String: String]
  private let local = Mutex<SupervisedModel?>(nil)
  private let lacking = Mutex<[AgentSettingsError]>([])

  /// Opens no endpoint yet.
  ///
  /// - Parameter environment: where keys of endpoints are looked up.
  package init(environment: [String: String]) { self.environment = environment }

  /// What agents need from the world.
  ///
  /// - Parameter absent: agents that will not play; what their models need may be missing.
  package func services(without absent: Set<String> = []) -> AgentServices {
    AgentServices(model: { reference throws(AgentSettingsError) in
      try self.model(reference, isAsked: !absent.contains(reference.agent))
    })
  }

  /// The same for a check of an arena file, which asks no model: nothing needs to be installed or set.
  package var dryServices: AgentServices {
    AgentServices(model: { reference throws(AgentSettingsError) in
      try self.model(reference, isAsked: false)
    })
  }

  /// What agents that were made without being asked will need on this machine before they can play.
  package var lacks: [AgentSettingsError] { lacking.withLock { $0 } }

  /// Stops the local model's server, if it runs.
  package func close() async {
    await local.withLock { $0 }?.stop()
  }

  private func model(_ reference: ModelReference, isAsked: Bool) throws(AgentSettingsError)
    -> any LanguageModel
  {
    if reference.endpoint == ModelReference.localEndpoint {
      return try localModel(for: reference, isAsked: isAsked)
    }
    var keys = environment
    if let variable = reference.keyVariable, environment[variable]?.isEmpty ?? true {
      let lack = AgentSettingsError(
        code: .unknownModel, place: "\(reference.agent).key_variable",
        detail: "The environment variable \(variable) is not set; export the endpoint's key in it.")
      guard !isAsked else { throw lack }
      lacking.withLock { $0.append(lack) }
      keys[variable] = "never sent"
    }
    do {
      return try ChatEndpoint(
        model: reference.model, base: reference.endpoint, keyVariable: reference.keyVariable,
        environment: keys)
    } catch {
      throw AgentSettingsError(
        code: .unknownModel, place: "\(reference.agent).endpoint", detail: error.detail)
    }
  }

  private func localModel(for reference: ModelReference, isAsked: Bool)
    throws(AgentSettingsError) -> any LanguageModel
  {
    guard LocalModelServer.packagedModel.hasPrefix(reference.model) else {
      throw AgentSettingsError(
        code: .unknownModel, place: "\(reference.agent).model",
        detail: "The local endpoint has the model \(LocalModelServer.packagedModel) only; name it, "
          + "or name another endpoint.")
    }
    let folder = Self.localModelFolder(environment: environment)
    if folder == nil {
      let lack = AgentSettingsError(
        code: .unknownModel, place: "\(reference.agent).endpoint",
        detail: "The local model is not installed; run `make model`, or leave the agent out with "
          + "--without \(reference.agent).")
      guard !isAsked else { throw lack }
      lacking.withLock { $0.append(lack) }
    }
    return local.withLock { model in
      if let model { return model }
      let place = folder ?? "."
      let made = SupervisedModel(
        settings: .init(
          python: place + "/bin/python3", script: place + "/local_model_server.py"))
      model = made
      return made
    }
  }

  /// The folder that `make model` fills: named by AGON_VENV, or the nearest `.venv` at or above the present
  /// folder or the program's; nil when there is none.
  package static func localModelFolder(environment: [String: String]) -> String? {
    func isComplete(_ folder: String) -> Bool {
      FileManager.default.isReadableFile(atPath: folder + "/local_model_server.py")
        && FileManager.default.isExecutableFile(atPath: folder + "/bin/python3")
    }
    if let named = environment["AGON_VENV"] { return isComplete(named) ? named : nil }
    let starts = [
      FileManager.default.currentDirectoryPath,
      URL(fileURLWithPath: PluginSearch.runningExecutable()).deletingLastPathComponent().path,
    ]
    for start in starts {
      var folder = URL(fileURLWithPath: start)
      while true {
        let candidate = folder.appendingPathComponent(".venv").path
        if isComplete(candidate) { return candidate }
        if folder.path == "/" { break }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }
}
