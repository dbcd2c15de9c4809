// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import AgonProcess
internal import Foundation

/// A running `mock_server.py`.
struct MockServer {
  static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("mock_server.py").path

  let process: ChildProcess
  let address: String

  init() async throws {
    process = try ChildProcess(
      starting: ProcessCommand(
        executable: "/usr/bin/env", arguments: ["python3", Self.script],
        environment: ProcessCommand.harmlessEnvironment()))
    let line = try await process.readyLine(within: .seconds(30))
    address = String(line.dropFirst("listening ".count))
  }

  /// An endpoint that behaves as a mode says.
  func endpoint(
    _ mode: String, key: String? = nil, overrides: [String: JSON] = [:],
    clock: any Clock<Duration> = ContinuousClock()
  ) throws -> ChatEndpoint {
    try ChatEndpoint(
      model: "mock", base: "\(address)/\(mode)/v1", keyVariable: key.map { _ in "MOCK_KEY" },
      overrides: overrides, environment: key.map { ["MOCK_KEY": $0] } ?? [:], clock: clock)
  }

  /// An endpoint of these settings, whose address is that of a mode.
  func endpoint(
    _ mode: String, settings: EndpointSettings, key: Secret? = nil, model: String = "mock",
    clock: any Clock<Duration> = ContinuousClock()
  ) throws -> any ModelEndpoint {
    var settings = settings
    settings.url = "\(address)/\(mode)/v1"
    return try settings.endpoint(for: model, key: key, client: HTTPClient(clock: clock))
  }

  /// The answer to a question that says how it is answered.
  func reply(
    _ response: ScriptedResponse, _ api: EndpointSettings.API = .openai,
    clock: any Clock<Duration> = ContinuousClock()
  ) async throws(EndpointFailure) -> ModelReply {
    let settings = EndpointSettings(name: "mock", url: "", api: api)
    guard let endpoint = try? endpoint("script", settings: settings, clock: clock) else {
      preconditionFailure("The mock server's address is no address.")
    }
    return try await endpoint.ask(response.question)
  }

  /// The failure of such a question; nil when an answer came.
  func failure(
    _ response: ScriptedResponse, _ api: EndpointSettings.API = .openai,
    clock: any Clock<Duration> = ContinuousClock()
  ) async -> EndpointFailure? {
    do throws(EndpointFailure) {
      _ = try await reply(response, api, clock: clock)
      return nil
    } catch {
      return error
    }
  }

  /// What the server says to GET at a path.
  func get(_ path: String) async throws -> String {
    let ending = await HTTPClient().exchange(
      HTTPRequest(address: "\(address)/\(path)"), within: HTTPLimits(total: .seconds(60)))
    guard case .response(let response) = ending else { return "\(ending)" }
    return String(decoding: response.body, as: UTF8.self)
  }

  /// The error of asking in a mode; nil when an answer came.
  func error(
    _ mode: String, key: String? = nil, clock: any Clock<Duration> = ContinuousClock()
  ) async throws -> ModelError? {
    let endpoint = try endpoint(mode, key: key, clock: clock)
    do throws(ModelError) {
      _ = try await endpoint.reply(to: .brief)
      return nil
    } catch {
      return error
    }
  }
}

extension ModelRequest {
  /// A short question.
  static let brief = ModelRequest(
    messages: [Message(.user, "Which action?")], mostTokens: 16, seed: Seed(7),
    timeout: .seconds(60))
}
