// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A language model behind an endpoint that speaks Anthropic's Messages.
///
/// It asks once. The system's messages go apart, and messages of one side that follow each other become one.
/// A prefill is the beginning of the assistant's last message, which the newest models refuse. A JSON schema
/// is sent as `output_config` where the settings say that the endpoint holds one; a grammar never.
package struct MessagesEndpoint: ModelEndpoint {
  /// The version of the protocol that is spoken.
  private static let version = "2023-06-01"

  private let line: EndpointLine
  private let body: MessagesBody
  private let abilities: EndpointAbilities
  /// The model, the address, the protocol, the name of the key's variable or file, and what is added.
  package let identity: JSON

  /// Makes an endpoint; nothing is sent or opened yet.
  ///
  /// - Parameters:
  ///   - model: The model's name, as the endpoint knows it.
  ///   - settings: The address before `/messages`, such as `https://api.anthropic.com/v1`, is recorded: it
  ///     holds no user, password or query.
  ///   - key: Sent as `x-api-key`; nil also where the endpoint is never asked, as in a replay.
  ///   - overrides: Members of the request body that are added, replaced or, with null, left out, beside
  ///     those of the settings. They are recorded: no place for secrets.
  ///   - client: Shared by all endpoints of a run.
  package init(
    model: String, settings: EndpointSettings, key: Secret?, overrides: [String: JSON] = [:],
    client: HTTPClient
  ) throws(ModelError) {
    let address = try EndpointAddress(
      of: settings.url, adding: "messages", hasKey: key != nil || settings.key != nil)
    line = EndpointLine(
      address: address, key: key, keyPrefix: "x-api-key: ",
      headers: ["anthropic-version: \(Self.version)"], settings: settings, client: client)
    body = MessagesBody(
      model: model, overrides: settings.body.merging(overrides) { _, later in later },
      isStreamed: settings.stream)
    identity = settings.identity(of: model, at: address.whole, overrides: body.overrides)
    abilities = EndpointAbilities(of: line, known: [])
  }

  /// Asks once, within the request's timeout.
  package func ask(_ request: ModelRequest) async throws(EndpointFailure) -> ModelReply {
    var (held, isHeld) = try await abilities.held(request)
    if case .grammar = held.constraint {
      held.constraint = nil
      isHeld = false
    }
    var reply = try await line.ask(
      body.json(of: held), within: request.timeout, reading: MessagesAnswer.self)
    reply.isHeld = isHeld
    if let prefill = request.prefill, !reply.text.hasPrefix(prefill) {
      // The blanks at its end were not sent; a model that goes on with blanks brings its own.
      let isSpaced = reply.text.first?.isWhitespace == true
      reply.text = (isSpaced ? MessagesBody.sendable(prefill) : prefill) + reply.text
    }
    return reply
  }

  /// The forms that the settings say the endpoint holds an answer to.
  package func constraints() async -> Set<ModelRequest.Constraint.Kind> {
    ((try? await abilities.kinds()) ?? []).subtracting([.grammar])
  }
}
