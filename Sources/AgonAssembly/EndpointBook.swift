// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonArena
internal import AgonCore
internal import AgonModels

/// Finds the settings of the endpoint that an agent names.
struct EndpointBook: Sendable {
  private let entries: [String: JSON]
  private let folder: String

  /// Begins with an arena's own endpoints.
  ///
  /// - Parameter folder: from which the paths of keys count.
  init(_ entries: [String: JSON], folder: String) {
    self.entries = entries
    self.folder = folder
  }

  /// The settings; an address stands for an endpoint of OpenAI's protocol.
  ///
  /// The agent's own key variable wins over that of the endpoint.
  func settings(for reference: ModelReference) throws(AgentSettingsError) -> EndpointSettings {
    var settings = try named(reference)
    if let variable = reference.keyVariable { settings.key = .variable(variable) }
    if case .file(let path)? = settings.key, !path.hasPrefix("/") {
      settings.key = .file(folder + "/" + path)
    }
    return settings
  }

  private func named(_ reference: ModelReference) throws(AgentSettingsError) -> EndpointSettings {
    let name = reference.endpoint
    if let entry = entries[name] {
      do throws(EndpointSettingsError) {
        return try EndpointSettings(named: name, from: entry)
      } catch {
        throw Self.error(reference, "\(error)")
      }
    }
    if let known = BuiltInEndpoints.all.first(where: { $0.name == name }) { return known }
    if name.contains("://") { return EndpointSettings(name: name, url: name) }
    let names = Set(BuiltInEndpoints.names).union(entries.keys)
    let hint = NearestWord.hint(name, among: names.sorted(), all: "endpoints")
    throw Self.error(
      reference,
      "There is no endpoint `\(name)`\(hint)\(hint.hasSuffix("?") ? "" : ".") An address begins with "
        + "http:// or https://.")
  }

  private static func error(_ reference: ModelReference, _ detail: String) -> AgentSettingsError {
    AgentSettingsError(
      code: .unknownModel, place: "\(reference.agent).endpoint", detail: detail)
  }
}
