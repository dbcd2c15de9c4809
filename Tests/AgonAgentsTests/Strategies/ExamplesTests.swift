// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Foundation
import Testing

@testable import AgonAgents

struct ExamplesTests {
  private let game = TicTacToe()

  /// Calls with a folder that holds a file of examples.
  private func withFile<Result>(
    _ text: String, _ body: (_ folder: String) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("agon-examples-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try text.write(
      to: folder.appendingPathComponent("shots.jsonl"), atomically: true, encoding: .utf8)
    return try await body(folder.path)
  }

  private let lines = """
    {"messages": [{"role": "user", "content": "q1"}, {"role": "assistant", "content": "a1"}]}

    {"environment": "test_tic_tac_toe", "messages": [{"role": "user", "content": "q2"}, \
    {"role": "assistant", "content": "a2"}]}
    {"environment": "chess", "messages": [{"role": "user", "content": "q3"}, \
    {"role": "assistant", "content": "a3"}]}
    """

  @Test func `examples of the environment stand between system message and question`()
    async throws
  {
    try await withFile(lines) { folder in
      let model = ScriptedModel("<action> b2 </action>")
      let agent = try AgentKind.language.sample(
        ["model": "scripted", "strategy": "direct", "examples": "shots.jsonl"], model: model,
        folder: folder)
      _ = try await agent.decide(.to(try game.episode(), of: game))
      let messages = try #require(model.requests.first).messages
      #expect(messages.map(\.role) == [.system, .user, .assistant, .user, .assistant, .user])
      #expect(messages[1..<5].map(\.text) == ["q1", "a1", "q2", "a2"])
      #expect(
        agent.identity.settings["examples"] == [
          "file": "shots.jsonl", "digest": .string("\(SHA256.digest(of: lines))"),
        ])
    }
  }

  private static let flawed: [(String, String)] = [
    ("\n{", "Line 2 of"), ("[]", "it is no JSON object"),
    (#"{"messages": []}"#, "must begin with one of user"),
    (#"{"messages": [{"role": "user", "content": "q"}]}"#, "end with one of assistant"),
    (#"{"messages": [{"role": "assistant", "content": "q"}]}"#, "in turns"),
    (#"{"environment": 1, "messages": []}"#, "`environment` is no text"),
  ]

  @Test(arguments: 0..<6) func `a line that is no example is named`(number: Int) async throws {
    let (text, part) = Self.flawed[number]
    try await withFile(text) { folder in
      let error = #expect(throws: AgentSettingsError.self) {
        _ = try AgentKind.language.sample(
          ["model": "scripted", "examples": "shots.jsonl"], model: ScriptedModel(), folder: folder)
      }
      #expect(error?.place == "anna.examples")
      #expect(error?.detail.contains(part) == true)
    }
  }

  @Test func `a file that is not there is named`() {
    let error = #expect(throws: AgentSettingsError.self) {
      _ = try AgentKind.language.sample(
        ["model": "scripted", "examples": "none.jsonl"], model: ScriptedModel(), folder: "nowhere")
    }
    #expect(error?.detail.contains("nowhere/none.jsonl") == true)
  }
}
