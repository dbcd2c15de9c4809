// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import Foundation

/// A language model behind an HTTP endpoint that speaks OpenAI's chat completions.
///
/// It asks once: no retry, no cache, no cookies, no redirects. What a request's constraint becomes:
/// a JSON schema is sent as `response_format`, a grammar as llama.cpp's field `grammar`. A prefill is
/// sent as a last message of the assistant, which servers of open weights continue; the reply's text
/// begins with it.
package struct ChatEndpoint: LanguageModel {
  private let name: String
  private let address: String
  private let key: Secret?
  private let keyVariable: String?
  private let overrides: [String: JSON]
  private let client: HTTPClient
  private let clock: any Clock<Duration>

  /// Makes an endpoint; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - model: The model's name, as the endpoint knows it.
  ///   - base: The address before `/chat/completions`, such as `http://127.0.0.1:8080/v1`; without
  ///     user, password and query, since it is recorded.
  ///   - keyVariable: The environment variable that holds the key, sent as a bearer token.
  ///   - overrides: Members of the request body that are added, replaced or, with null, left out.
  ///     They are recorded: no place for secrets.
  ///   - environment: Where the key is looked up.
  ///   - clock: What measures a request's timeout.
  package init(
    model: String, base: String, keyVariable: String? = nil, overrides: [String: JSON] = [:],
    environment: [String: String] = ProcessInfo.processInfo.environment,
    clock: any Clock<Duration> = ContinuousClock()
  ) throws(ModelError) {
    address = try Self.address(of: base)
    if let keyVariable {
      guard let value = environment[keyVariable], !value.isEmpty else {
        throw ModelError(
          code: .transport, endpoint: address,
          detail: "The environment variable \(keyVariable) is not set; export the key in it.")
      }
      guard value.unicodeScalars.allSatisfy({ $0.isASCII && $0.value >= 32 }) else {
        throw ModelError(
          code: .transport, endpoint: address,
          detail: "The key in \(keyVariable) holds a character that no key has.")
      }
      key = Secret(value)
    } else {
      key = nil
    }
    name = model
    self.keyVariable = keyVariable
    self.overrides = overrides
    self.clock = clock
    client = HTTPClient()
  }

  /// The model, the address, the name of the key's variable and the overrides.
  package var identity: JSON {
    var members: [String: JSON] = ["model": .string(name), "endpoint": .string(address)]
    if let keyVariable { members["key_variable"] = .string(keyVariable) }
    if !overrides.isEmpty { members["overrides"] = .object(overrides) }
    return .object(members)
  }

  /// Asks once, within the request's timeout.
  package func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    let body = ChatBody.json(of: request, model: name, overrides: overrides)
    let response = try await send(Array(body.description.utf8), within: request.timeout)
    do throws(ChatFault) {
      guard (200..<300).contains(response.status) else {
        throw ChatFault(
          code: .refused(status: response.status), detail: response.refusal(without: key))
      }
      return withoutKey(try ChatAnswer.reply(in: response.body, prefill: request.prefill))
    } catch {
      throw failure(error.code, error.detail)
    }
  }

  /// A reply that does not repeat the key, for replies are recorded.
  private func withoutKey(_ reply: ModelReply) -> ModelReply {
    guard let key else { return reply }
    var reply = reply
    reply.text = key.removed(from: reply.text)
    reply.trace = reply.trace.map(key.removed(from:))
    for index in reply.logProbabilities?.indices ?? 0..<0 {
      let token = reply.logProbabilities?[index].token ?? ""
      reply.logProbabilities?[index].token = key.removed(from: token)
    }
    return reply
  }

  private func send(
    _ body: [UInt8], within limit: Duration
  ) async throws(ModelError) -> HTTPResponse {
    var request = HTTPRequest(address: address, body: body)
    request.headers.append("Content-Type: application/json")
    if let key { request.headers.append("Authorization: Bearer \(key.value)") }
    switch await client.response(to: request, within: limit, on: clock) {
    case .response(let response): return response
    case .timeout:
      throw failure(.timeout, "No whole answer came within \(limit); allow more time.")
    case .failure(let detail): throw failure(.transport, detail)
    }
  }

  private func failure(_ code: ModelError.Code, _ detail: String) -> ModelError {
    ModelError(code: code, endpoint: address, detail: key?.removed(from: detail) ?? detail)
  }

  private static func address(of base: String) throws(ModelError) -> String {
    let parts = URLComponents(string: base)
    guard let parts, ["http", "https"].contains(parts.scheme ?? ""), parts.host?.isEmpty == false,
      parts.user == nil, parts.password == nil, parts.query == nil, let url = parts.url
    else {
      // The address is not shown: it may hold a password.
      throw ModelError(
        code: .transport, endpoint: "chat endpoint",
        detail: "Its address is no http or https URL without user, password and query; write it "
          + "like http://127.0.0.1:8080/v1, and the key into an environment variable.")
    }
    return url.appendingPathComponent("chat/completions").absoluteString
  }
}
