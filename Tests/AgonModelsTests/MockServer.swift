// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
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

  /// The error of asking in a mode; nil when an answer came.
  func error(
    _ mode: String, key: String? = nil, clock: any Clock<Duration> = ContinuousClock()
  ) async throws -> ModelError? {
    let endpoint = try endpoint(mode, key: key, clock: clock)
    do throws(ModelError) {
      _ = try await endpoint.reply(to: .sample)
      return nil
    } catch {
      return error
    }
  }
}

extension ModelRequest {
  /// A short question.
  static let sample = ModelRequest(
    messages: [Message(.user, "Which action?")], mostTokens: 16, seed: Seed(7),
    timeout: .seconds(60))
}
