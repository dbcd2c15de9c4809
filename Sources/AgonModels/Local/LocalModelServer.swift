// SPDX-License-Identifier: Apache-2.0

package import AgonCore
package import AgonProcess
internal import Foundation

/// A language model that a server on this machine answers for, which lives as long as this value.
///
/// The server is llama.cpp's `llama-server`, or `Resources/local_model_server.py`, run by a Python that has
/// the packages of `Resources/requirements.txt`. It dies with this process however that ends, and with the
/// last reference to this value.
package final class LocalModelServer: ModelEndpoint {
  /// The name by which records know the packaged model.
  package static let packagedModel = LocalModelSettings.packagedModel
  /// What to start.
  package typealias Settings = LocalModelSettings

  /// The loopback address of the chat endpoint, ending in `/v1`.
  package let base: String
  /// The process id of the server.
  package var pid: Int32 { child.pid }
  private let child: ChildProcess
  private let endpoint: ChatEndpoint
  private let settings: LocalModelSettings
  private let modelName: String
  private let clock: any Clock<Duration>

  /// Starts a server and waits until it is healthy; one that fails to start is stopped.
  package init(
    starting settings: LocalModelSettings, clock: any Clock<Duration> = ContinuousClock()
  ) async throws(ModelError) {
    let child: ChildProcess
    let port = settings.llamaServer == nil ? nil : FreePort.found()
    do {
      child = try ChildProcess(starting: settings.command(port: port))
    } catch {
      throw Self.failure(error.description)
    }
    do throws(ModelError) {
      base = try await Self.healthyAddress(of: child, at: port, settings, on: clock) + "/v1"
    } catch {
      await child.stop(on: clock)
      throw error
    }
    modelName = settings.modelName
    // Only a question's own limit rules: a slow machine is no fault of its server.
    let day = Duration.seconds(86_400)
    endpoint = try ChatEndpoint(
      model: modelName,
      settings: EndpointSettings(
        name: "local", url: base, stream: settings.streams, connectTimeout: day,
        firstByteTimeout: day, idleTimeout: day, grammar: .gbnf), key: nil,
      overrides: ["cache_prompt": .bool(settings.reusesPrompts)],
      client: HTTPClient(clock: clock))
    self.child = child
    self.settings = settings
    self.clock = clock
  }

  /// The model's name and how it is served; no address, since the port is another each time.
  package var identity: JSON { settings.identity }

  /// True when the server's process is no more.
  package var hasEnded: Bool { child.obituary != nil }

  /// Asks once; when the server has ended, the error says how, with its last words.
  package func ask(_ request: ModelRequest) async throws(EndpointFailure) -> ModelReply {
    do {
      return try await endpoint.ask(request)
    } catch {
      guard error.error.code == .transport else { throw error }
      // The connection breaks a moment before the process is known to have ended.
      _ = await child.ending(within: .seconds(1), on: clock)
      guard let obituary = child.obituary else { throw error }
      throw EndpointFailure(Self.failure("The local model server has ended. \(obituary)"))
    }
  }

  /// The forms that the server holds an answer to.
  package func constraints() async -> Set<ModelRequest.Constraint.Kind> {
    await endpoint.constraints()
  }

  /// Stops the server and returns when it has ended; may be called again.
  @discardableResult
  package func stop() async -> ProcessEnding {
    await child.stop(on: clock)
  }

  /// Waits for the line `listening http://127.0.0.1:PORT`, where the port was not chosen for it, then for
  /// health at that address.
  private static func healthyAddress(
    of child: ChildProcess, at port: Int?, _ settings: LocalModelSettings,
    on clock: any Clock<Duration>
  ) async throws(ModelError) -> String {
    let limit = settings.startLimit
    let address: String
    if let port {
      address = "http://127.0.0.1:\(port)"
    } else {
      address = try await toldAddress(of: child, within: limit, on: clock)
    }
    let client = HTTPClient(clock: clock)
    let request = HTTPRequest(address: address + "/health")
    // One that says it listens is healthy at once or after some refusals with status 503; one that says
    // nothing is asked until it listens.
    let pause = min(limit / 100, .milliseconds(200))
    let stopwatch = Stopwatch(clock)
    for _ in 0..<Int(limit / pause) {
      let left = limit - stopwatch.elapsed()
      guard left > .zero else { break }
      let limits = HTTPLimits(connect: left, total: left)
      if case .response(let response) = await client.exchange(request, within: limits),
        response.head.status == 200
      {
        return address
      }
      if let obituary = child.obituary { throw failure(obituary) }
      if Task.isCancelled { throw failure("Its start was given up.") }
      try? await clock.sleep(for: pause)
    }
    throw failure("It was not healthy within \(limit).")
  }

  /// The address that the server says it listens at.
  private static func toldAddress(
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
    return String(words[1])
  }

  private static let place = "local model server"

  private static func failure(_ detail: String) -> ModelError {
    ModelError(code: .transport, endpoint: place, detail: detail)
  }
}
