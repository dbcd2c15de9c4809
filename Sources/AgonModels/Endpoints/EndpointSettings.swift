// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Where language models are asked, in which protocol, with whose key and how hastily.
package struct EndpointSettings: Hashable, Sendable {
  /// The protocol that an endpoint speaks.
  package enum API: String, CaseIterable, Sendable {
    /// OpenAI's chat completions, which most servers offer.
    case openai
    /// Anthropic's Messages.
    case anthropic
  }

  /// Where the key is found; the key itself stands nowhere in settings.
  package enum KeySource: Hashable, Sendable {
    /// In an environment variable of this name.
    case variable(String)
    /// In a file of this path, alone but for blanks.
    case file(String)
  }

  /// What of the form that an answer must have is handed to the endpoint.
  package enum Grammar: String, CaseIterable, Sendable {
    /// What the endpoint says it can hold, asked once.
    case auto
    /// Grammars of llama.cpp, and JSON schemas.
    case gbnf
    /// JSON schemas only.
    case jsonSchema = "json-schema"
    /// Nothing: the prompt alone asks for the form.
    case none
  }

  /// The name that messages use.
  package var name: String
  /// The address before `/chat/completions` or `/messages`, such as `http://127.0.0.1:8080/v1`.
  package var url: String
  package var api: API
  /// Where the key is found; nil for an endpoint that asks for none.
  package var key: KeySource?
  /// Whether answers are asked for in pieces as they arise.
  package var stream: Bool
  /// Requests in flight, at most.
  package var concurrency: Int
  /// Requests that may begin in a minute; nil for any number.
  package var requestsPerMinute: Int?
  /// Tokens, of prompts and answers, that may be asked for in a minute; nil for any number.
  package var tokensPerMinute: Int?
  /// Time from the start until the connection stands.
  package var connectTimeout: Duration
  /// Time from there to the first byte of a streamed answer; nil for three quarters of the request's own timeout.
  ///
  /// An endpoint that says nothing for so long is at fault, and not the model late. Without streaming the
  /// request's timeout alone rules, since the first byte is then sent with the last.
  package var firstByteTimeout: Duration?
  /// Time without a byte in the midst of an answer.
  package var idleTimeout: Duration
  /// Times that a request is sent again after a fault that may pass.
  package var retries: Int
  /// Time without an answer after which the endpoint's agents leave the run; nil for 300 seconds, and 30 for
  /// an endpoint on this machine.
  package var patience: Duration?
  package var grammar: Grammar
  /// Members of the request body that are added, replaced or, with null, left out; they are recorded.
  package var body: [String: JSON]

  /// Makes settings; the defaults are those of the schema.
  package init(
    name: String, url: String, api: API = .openai, key: KeySource? = nil, stream: Bool = true,
    concurrency: Int = 8, requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil,
    connectTimeout: Duration = .seconds(10), firstByteTimeout: Duration? = nil,
    idleTimeout: Duration = .seconds(60), retries: Int = 5, patience: Duration? = nil,
    grammar: Grammar = .auto,
    body: [String: JSON] = [:]
  ) {
    self.name = name
    self.url = url
    self.api = api
    self.key = key
    self.stream = stream
    self.concurrency = concurrency
    self.requestsPerMinute = requestsPerMinute
    self.tokensPerMinute = tokensPerMinute
    self.connectTimeout = connectTimeout
    self.firstByteTimeout = firstByteTimeout
    self.idleTimeout = idleTimeout
    self.retries = retries
    self.patience = patience
    self.grammar = grammar
    self.body = body
  }
}
