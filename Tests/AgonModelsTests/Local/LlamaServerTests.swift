// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import AgonProcess
internal import Foundation
internal import Testing

/// A user's own GGUF file, served by llama.cpp's server on PATH; a program of its flags stands for it.
struct LlamaServerTests {
  /// A folder with `llama-server`, and a model whose file says what becomes of it.
  private struct Installed {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "agon-llama-\(UUID().uuidString)")
    var program: String { folder.path + "/llama-server" }
    var model: String { folder.path + "/Some-Model.Q4_K_M.gguf" }
    var settings: LocalModelSettings {
      LocalModelSettings(llamaServer: program, modelFile: model)
    }

    init(_ content: String = "GGUF") throws {
      let script = URL(fileURLWithPath: MockServer.script).deletingLastPathComponent()
        .appendingPathComponent("llama_server.py").path
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: program, withDestinationPath: script)
      try content.write(toFile: model, atomically: true, encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
  }

  @Test func `it is found on PATH`() throws {
    let installed = try Installed()
    defer { installed.remove() }
    let path = "/no/such/folder:\(installed.folder.path):/usr/bin"
    #expect(LocalModelSettings.llamaServer(in: ["PATH": path]) == installed.program)
    #expect(LocalModelSettings.llamaServer(in: ["PATH": "/no/such/folder"]) == nil)
    #expect(LocalModelSettings.llamaServer(in: [:]) == nil)
  }

  @Test func `it serves the file that is named, and ends with its owner`() async throws {
    let installed = try Installed()
    defer { installed.remove() }
    let model = SupervisedModel(
      settings: installed.settings)
    let told = try JSON(parsing: try await model.reply(to: .brief).text)
    let flags = (told["flags"]?.elements ?? []).compactMap(\.text).joined(separator: " ")
    #expect(flags.hasPrefix("--model \(installed.model) --host 127.0.0.1 --port "))
    #expect(flags.hasSuffix(" --ctx-size 16384 --parallel 2"))
    let pid = try #require(told["pid"]?.integer)
    let watch = try await DeathWatch(over: String(pid))
    await model.stop()
    #expect(await watch.seesEnd())
  }

  @Test func `it ends when its owner is killed`() async throws {
    let installed = try Installed("wait")
    defer { installed.remove() }
    let command = installed.settings.command(port: 1)
    // The owner puts the server into a session of its own: only the lifeline can end it.
    let owner = try ChildProcess(
      starting: ProcessCommand(
        executable: "/usr/bin/env",
        arguments: [
          "python3", "-c",
          "import subprocess, sys; subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, "
            + "start_new_session=True).wait()", command.executable,
        ] + command.arguments, environment: command.environment))
    let watch = try await DeathWatch(over: try await owner.readyLine(within: .seconds(60)))
    kill(owner.pid, SIGKILL)
    #expect(await watch.seesEnd())
  }

  @Test func `one that cannot load the file is reported with its last words`() async throws {
    let installed = try Installed("fail")
    defer { installed.remove() }
    let error = await #expect(throws: ModelError.self) {
      _ = try await LocalModelServer(
        starting: installed.settings)
    }
    #expect(error?.detail == "It exited with status 7: failed to load model")
  }

  @Test func `other weights of the same name and size are another model`() throws {
    var identities: Set<JSON> = []
    for place in [-1, 70_000, 2_099_999] {
      var content = [UInt8](repeating: 7, count: 2_100_000)
      // A change as wide as a tensor.
      for index in 0..<content.count where abs(index - place) < 50_000 { content[index] = 8 }
      let installed = try Installed(String(decoding: content, as: UTF8.self))
      defer { installed.remove() }
      identities.insert(installed.settings.identity)
    }
    #expect(identities.count == 3)
  }

  @Test func `the identity names the model, its size and the server`() throws {
    let installed = try Installed()
    defer { installed.remove() }
    let model = SupervisedModel(
      settings: installed.settings)
    #expect(
      model.identity == [
        "model": "Some-Model.Q4_K_M", "endpoint": "local", "server": "llama-server", "bytes": 4,
        "context": 8192, "threads": 0, "reuses_prompts": true,
        "fingerprint": .string(SHA256.digest(of: "GGUFGGUF").description),
      ])
  }
}
