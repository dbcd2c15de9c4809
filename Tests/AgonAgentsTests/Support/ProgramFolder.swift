// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonTestSupport
import Foundation

@testable import AgonAgents

/// A folder with a program in Python, and agents that it sits in.
struct ProgramFolder {
  let folder: TemporaryFolder

  /// Writes a program.
  init(_ script: String, named name: String = "program.py") throws {
    folder = try TemporaryFolder()
    try folder.write(name, script)
  }

  /// A program that greets well and then does this with each question `q`.
  static func answering(_ body: String, before greeting: String = "") throws -> ProgramFolder {
    let lines = body.split(separator: "\n").map { "    \($0)\n" }.joined()
    return try ProgramFolder(
      """
      import json, os, sys, time
      def say(message): print(json.dumps(message), flush=True)
      hello = json.loads(sys.stdin.readline())
      \(greeting)
      say({"type": "hello", "protocol": 1})
      for line in sys.stdin:
          q = json.loads(line)
      \(lines)
      """)
  }

  /// An agent of this kind that runs the program.
  func agent(_ kind: AgentKind = .process, _ settings: [String: JSON] = [:]) throws -> any Agent {
    var all: [String: JSON] = ["command": ["python3", "program.py", .string(folder.path)]]
    all.merge(settings) { $1 }
    let agent = try kind.makeAgent(
      named: "anna", settings: .object(all), services: AgentServices(folder: folder.path))
    return HousedAgent(agent: agent, folder: folder)
  }

  /// The ids of processes that were started with the folder as an argument.
  func processes() -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int32.init).filter { pid in
      let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
      return String(decoding: bytes, as: UTF8.self).hasSuffix("\0\(folder.path)\0")
    }
  }
}

/// An agent that keeps the folder of its program.
private struct HousedAgent: Agent {
  let agent: any Agent
  let folder: TemporaryFolder

  var identity: AgentIdentity { agent.identity }
  func close() async { await agent.close() }

  nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    try await agent.decide(request)
  }
}
