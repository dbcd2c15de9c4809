// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import AgonProcess
internal import Testing

/// What of a form is handed to an endpoint.
struct EndpointAbilitiesTests {
  private typealias Kinds = Set<ModelRequest.Constraint.Kind>

  private var settings: EndpointSettings { EndpointSettings(name: "e", url: "", stream: false) }

  private var grammar: ModelRequest {
    var request = ModelRequest.brief
    request.constraint = .grammar("root ::= \"b2\"")
    return request
  }

  /// The paths that were asked by GET in a mode.
  private func asked(_ mock: MockServer, _ mode: String) async throws -> [String] {
    let text = try await mock.get("asked/\(mode)")
    let paths = try JSON(parsing: text)["build_info"]?.elements ?? []
    return paths.compactMap(\.text)
  }

  @Test(
    arguments: [
      ("llama", ["/props"], [.grammar, .jsonSchema]),
      ("vllm", ["/props", "/version"], [.jsonSchema]),
      ("ollama", ["/props", "/version", "/api/version"], [.jsonSchema]),
      ("nobody", ["/props", "/version", "/api/version"], []),
    ] as [(String, [String], [ModelRequest.Constraint.Kind])])
  func `a server is asked what it is, once`(
    _ mode: String, _ paths: [String], _ kinds: [ModelRequest.Constraint.Kind]
  ) async throws {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint(mode, settings: settings)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { #expect(await endpoint.constraints() == Set(kinds)) }
      }
    }
    _ = try await endpoint.reply(to: grammar)
    #expect(try await asked(mock, mode) == paths)
  }

  @Test func `a grammar is sent to a server that holds it, and the reply says so`() async throws {
    let mock = try await MockServer()
    let reply = try await mock.endpoint("llama", settings: settings).reply(to: grammar)
    #expect(reply.isHeld == true)
    #expect(try JSON(parsing: reply.text)["grammar"] == "root ::= \"b2\"")
  }

  @Test func `a server that cannot hold a grammar gets none, and the reply says so`() async throws {
    let mock = try await MockServer()
    let reply = try await mock.endpoint("vllm", settings: settings).reply(to: grammar)
    #expect(reply.isHeld == false)
    #expect(try JSON(parsing: reply.text)["grammar"] == nil)
  }

  @Test func `free text asks nobody and says nothing`() async throws {
    let mock = try await MockServer()
    let reply = try await mock.endpoint("llama", settings: settings).reply(to: .brief)
    #expect(reply.isHeld == nil)
    #expect(try await asked(mock, "llama") == [])
  }

  @Test(
    arguments: [
      (.gbnf, [.grammar, .jsonSchema]), (.jsonSchema, [.jsonSchema]), (.none, []),
    ] as [(EndpointSettings.Grammar, [ModelRequest.Constraint.Kind])])
  func `settings are believed without asking`(
    _ told: EndpointSettings.Grammar, _ kinds: [ModelRequest.Constraint.Kind]
  ) async throws {
    var settings = settings
    settings.grammar = told
    settings.url = "http://127.0.0.1:1/v1"
    let endpoint = try settings.endpoint(for: "m", key: nil, client: HTTPClient())
    #expect(await endpoint.constraints() == Set(kinds))
  }

  @Test func `a server that cannot be asked is asked again later`() async throws {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("llama", settings: settings)
    await mock.process.stop()
    #expect(await endpoint.constraints() == [])
    await #expect(throws: EndpointFailure.self) { _ = try await endpoint.ask(grammar) }
  }

  @Test func `the makers of the protocol need not be asked`() async throws {
    var settings = settings
    settings.url = "https://api.openai.com/v1"
    let endpoint = try settings.endpoint(for: "gpt-4.1-mini", key: nil, client: HTTPClient())
    #expect(await endpoint.constraints() == [.jsonSchema])
  }
}
