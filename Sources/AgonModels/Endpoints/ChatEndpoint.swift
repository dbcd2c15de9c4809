// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import Foundation
internal import Synchronization

/// A language model behind an HTTP endpoint that speaks OpenAI's chat completions.
///
/// It asks once: no retry, no cache, no cookies, no redirects. What a request's constraint becomes, where
/// the endpoint holds it: a JSON schema is sent as `response_format`, a grammar as llama.cpp's field
/// `grammar`. A prefill is sent as a last message of the assistant, which servers of open weights continue;
/// the reply's text begins with it.
///
/// The tokens of an answer are limited by `max_tokens`; by `max_completion_tokens` for OpenAI's models that
/// think first (`o1` and later, `gpt-5` and later, at OpenAI or Azure), which take no temperature either. A
/// server that refuses `max_tokens`, `max_completion_tokens` or `stream_options` by name, with status 400 or
/// 422, is asked once more without each, and so from then on.
package struct ChatEndpoint: ModelEndpoint {
  /// What the server has taught.
  private final class Manners: Sendable {
    let body: Mutex<ChatBody>
    init(_ body: ChatBody) { self.body = Mutex(body) }
  }

  private let line: EndpointLine
  private let manners: Manners
  private let abilities: EndpointAbilities
  /// The model, the address, the name of the key's variable or file, and what is added or left out.
  package let identity: JSON

  /// Makes an endpoint; nothing is sent or opened yet.
  ///
  /// - Parameters:
  ///   - model: The model's name, as the endpoint knows it.
  ///   - settings: Their address is recorded: it holds no user, password or query.
  ///   - key: Sent as a bearer token; nil also where the endpoint is never asked, as in a replay.
  ///   - overrides: Members of the request body that are added, replaced or, with null, left out, beside
  ///     those of the settings. They are recorded: no place for secrets.
  ///   - client: Shared by all endpoints of a run.
  package init(
    model: String, settings: EndpointSettings, key: Secret?, overrides: [String: JSON] = [:],
    client: HTTPClient
  ) throws(ModelError) {
    let address = try EndpointAddress(
      of: settings.url, adding: "chat/completions", hasKey: key != nil || settings.key != nil)
    line = EndpointLine(
      address: address, key: key, keyPrefix: "Authorization: Bearer ", settings: settings,
      client: client)
    var body = ChatBody(
      model: model, overrides: settings.body.merging(overrides) { _, later in later })
    body.isStreamed = settings.stream
    let isOpenAI = address.host == "api.openai.com"
    if isOpenAI || address.host.hasSuffix(".openai.azure.com"), Self.thinksFirst(model) {
      body.limit = .completion
      body.isSampled = false
    }
    identity = settings.identity(
      of: model, at: address.whole, overrides: body.overrides,
      leavingOut: body.isSampled ? [] : ["temperature", "top_p"])
    manners = Manners(body)
    abilities = EndpointAbilities(of: line, known: isOpenAI ? [.jsonSchema] : nil)
  }

  /// Makes an endpoint with a client of its own that streams nothing and is handed every form.
  ///
  /// - Parameters:
  ///   - base: The address before `/chat/completions`, such as `http://127.0.0.1:8080/v1`.
  ///   - keyVariable: The environment variable that holds the key.
  ///   - environment: Where the key is looked up.
  ///   - clock: What measures a request's timeout.
  package init(
    model: String, base: String, keyVariable: String? = nil, overrides: [String: JSON] = [:],
    environment: [String: String] = ProcessInfo.processInfo.environment,
    clock: any Clock<Duration> = ContinuousClock()
  ) throws(ModelError) {
    let settings = EndpointSettings(
      name: model, url: base, key: keyVariable.map { .variable($0) }, stream: false,
      connectTimeout: .seconds(86_400), idleTimeout: .seconds(86_400), grammar: .gbnf)
    var key: Secret?
    do throws(EndpointSettingsError) {
      if let source = settings.key {
        key = try Secret.read(from: source, environment: environment, of: model)
      }
    } catch {
      throw ModelError(code: .transport, endpoint: model, detail: error.detail)
    }
    try self.init(
      model: model, settings: settings, key: key, overrides: overrides,
      client: HTTPClient(clock: clock))
  }

  /// Asks once, within the request's timeout.
  package func ask(_ request: ModelRequest) async throws(EndpointFailure) -> ModelReply {
    let (held, isHeld) = try await abilities.held(request)
    var reply = try await answer(to: held)
    reply.isHeld = isHeld
    // Some servers repeat the prefill in the content, some do not.
    if let prefill = request.prefill, !reply.text.hasPrefix(prefill) {
      reply.text = prefill + reply.text
    }
    return reply
  }

  /// Sends a request, without members that the server refuses by name.
  private func answer(to request: ModelRequest) async throws(EndpointFailure) -> ModelReply {
    var body = manners.body.withLock { $0 }
    for _ in 0..<Self.mostCorrections {
      do throws(EndpointFailure) {
        return try await line.ask(
          body.json(of: request), within: request.timeout, reading: ChatAnswer.self)
      } catch {
        guard let other = body.corrected(by: error.error) else { throw error }
        body = other
        manners.body.withLock { $0 = other }
      }
    }
    return try await line.ask(
      body.json(of: request), within: request.timeout, reading: ChatAnswer.self)
  }

  /// Members that a server may refuse: the counts at the end of a stream, and the name of the limit.
  private static let mostCorrections = 2

  /// The forms that the endpoint holds an answer to; none when it had to be asked and could not be.
  package func constraints() async -> Set<ModelRequest.Constraint.Kind> {
    (try? await abilities.kinds()) ?? []
  }

  /// Whether a model of OpenAI thinks before it answers.
  private static func thinksFirst(_ model: String) -> Bool {
    model.wholeMatch(of: /(o[1-9]|gpt-[5-9]).*/) != nil && !model.contains("chat")
  }
}
