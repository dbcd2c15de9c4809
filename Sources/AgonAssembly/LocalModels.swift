// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonCore
internal import AgonHost
internal import AgonModels
internal import Foundation
internal import Synchronization

/// The models on this machine, each with the server that Agon starts with its first question.
final class LocalModels: Sendable {
  private let environment: [String: String]
  private let folder: String
  private let models = Mutex<[String: SupervisedModel]>([:])

  /// Starts nothing.
  ///
  /// - Parameter folder: from which the paths of models count.
  init(environment: [String: String], folder: String) {
    // Not all of it: keys are there too.
    self.environment = environment.filter { ["PATH", "AGON_VENV"].contains($0.key) }
    self.folder = folder
  }

  /// The model that an agent names: the packaged one by its name, or a GGUF file by its path.
  ///
  /// - Parameter isAsked: false for one whose answers are not needed; nothing need be installed then.
  /// - Throws: what is missing or wrong. What is missing of a model that is not asked goes to `lacking`.
  func model(
    for reference: ModelReference, isAsked: Bool, lacking: (AgentSettingsError) -> Void
  ) throws(AgentSettingsError) -> SupervisedModel {
    let file = try modelFile(reference, isAsked: isAsked, lacking: lacking)
    let settings: LocalModelSettings
    if let file, let server = LocalModelSettings.llamaServer(in: environment) {
      settings = LocalModelSettings(llamaServer: server, modelFile: file)
    } else {
      let place = Self.installation(environment: environment)
      if place == nil {
        let server = file == nil ? "" : "install llama.cpp's llama-server on PATH, or "
        let lack = AgentSettingsError(
          code: .unknownModel, place: "\(reference.agent).endpoint",
          detail: "The local model is not installed; \(server)run `make model`, or leave the agent "
            + "out with --without \(reference.agent).")
        guard !isAsked else { throw lack }
        lacking(lack)
      }
      settings = LocalModelSettings(
        python: (place ?? ".") + "/bin/python3",
        script: (place ?? ".") + "/local_model_server.py", modelFile: file)
    }
    return models.withLock { models in
      if let model = models[file ?? ""] { return model }
      let made = SupervisedModel(settings: settings)
      models[file ?? ""] = made
      return made
    }
  }

  /// Stops all servers that run.
  func stop() async {
    for model in models.withLock({ Array($0.values) }) { await model.stop() }
  }

  /// The path of a user's own model; nil for the packaged one.
  private func modelFile(
    _ reference: ModelReference, isAsked: Bool, lacking: (AgentSettingsError) -> Void
  ) throws(AgentSettingsError) -> String? {
    let name = reference.model
    guard name.hasSuffix(".gguf") else {
      guard LocalModelServer.packagedModel.hasPrefix(name) else {
        throw AgentSettingsError(
          code: .unknownModel, place: "\(reference.agent).model",
          detail: "The local endpoint has the model \(LocalModelServer.packagedModel) and GGUF "
            + "files by their paths, such as models/mine.gguf; name one of them, or another endpoint."
        )
      }
      return nil
    }
    let path = name.hasPrefix("/") ? name : folder + "/" + name
    if !FileManager.default.isReadableFile(atPath: path) {
      let lack = AgentSettingsError(
        code: .unknownModel, place: "\(reference.agent).model",
        detail: "The model \(path) cannot be read; check the path.")
      guard !isAsked else { throw lack }
      lacking(lack)
    }
    return path
  }

  /// The folder that `make model` fills: named by AGON_VENV, or the nearest `.venv` at or above the present
  /// folder or the program's; nil when there is none.
  static func installation(environment: [String: String]) -> String? {
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
