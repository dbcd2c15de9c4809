// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension EndpointSettings {
  /// Makes the endpoint that speaks the protocol of these settings; nothing is sent or opened yet.
  ///
  /// - Parameter key: what `Secret.read` gave; nil where the endpoint is never asked, as in a replay.
  package func endpoint(
    for model: String, key: Secret?, overrides: [String: JSON] = [:], client: HTTPClient
  ) throws(ModelError) -> any ModelEndpoint {
    switch api {
    case .openai:
      try ChatEndpoint(
        model: model, settings: self, key: key, overrides: overrides, client: client)
    case .anthropic:
      try MessagesEndpoint(
        model: model, settings: self, key: key, overrides: overrides, client: client)
    }
  }

  /// What a record must say to repeat a call, without secrets.
  func identity(
    of model: String, at address: String, overrides: [String: JSON], leavingOut: [String] = []
  ) -> JSON {
    var members: [String: JSON] = ["model": .string(model), "endpoint": .string(address)]
    switch key {
    case .variable(let name): members["key_variable"] = .string(name)
    case .file(let path): members["key_file"] = .string(path)
    case nil: break
    }
    if api != .openai { members["api"] = .string(api.rawValue) }
    if grammar != .auto { members["grammar"] = .string(grammar.rawValue) }
    if !overrides.isEmpty { members["overrides"] = .object(overrides) }
    if !leavingOut.isEmpty { members["left_out"] = .array(leavingOut.map { .string($0) }) }
    return .object(members)
  }
}
