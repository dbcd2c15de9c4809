// SPDX-License-Identifier: Apache-2.0

/// The language model that an agent's settings name.
package struct ModelReference: Hashable, Sendable {
  /// The endpoint that means the model on this machine, which Agon starts and stops itself.
  package static let localEndpoint = "local"

  /// The agent whose settings these are.
  package let agent: String
  /// The model's name, as its endpoint knows it.
  package let model: String
  /// `local`, or the address before `/chat/completions`, such as `http://127.0.0.1:8080/v1`.
  package let endpoint: String
  /// The environment variable that holds the endpoint's key; nil for none.
  package let keyVariable: String?

  /// Makes a reference.
  package init(
    agent: String, model: String, endpoint: String = ModelReference.localEndpoint,
    keyVariable: String? = nil
  ) {
    self.agent = agent
    self.model = model
    self.endpoint = endpoint
    self.keyVariable = keyVariable
  }
}
