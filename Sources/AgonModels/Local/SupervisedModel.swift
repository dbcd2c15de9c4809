// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import Synchronization

/// The local model, whose server starts with the first question and starts again when it has ended, a few
/// times at most.
package final class SupervisedModel: ModelEndpoint {
  /// Starts of the server in one run, at most; a server that dies as often has a fault.
  package static let mostStarts = 4

  /// The model's name, its context and its threads, also before the first start.
  package let identity: JSON
  private let settings: LocalModelSettings
  private let clock: any Clock<Duration>
  private let state = Mutex(State())

  private struct State {
    var server: Task<Result<LocalModelServer, ModelError>, Never>?
    var starts = 0
    var isStopped = false
  }

  /// Makes a model; nothing is started yet.
  package init(settings: LocalModelSettings, clock: any Clock<Duration> = ContinuousClock()) {
    self.settings = settings
    self.clock = clock
    identity = settings.identity
  }

  /// Asks once; where the server has ended, the failure is the caller's to know; the next question meets a
  /// new server.
  package func ask(_ request: ModelRequest) async throws(EndpointFailure) -> ModelReply {
    let (start, result) = try await server()
    switch result {
    case .success(let running):
      do {
        return try await running.ask(request)
      } catch {
        if running.hasEnded { forget(start) }
        throw error
      }
    case .failure(let error):
      forget(start)
      throw EndpointFailure(error)
    }
  }

  /// The forms that llama.cpp's server holds an answer to; known before it is started.
  package func constraints() async -> Set<ModelRequest.Constraint.Kind> { [.grammar, .jsonSchema] }

  /// Stops the server for good; returns when it has ended.
  package func stop() async {
    let server = state.withLock { state in
      state.isStopped = true
      defer { state.server = nil }
      return state.server
    }
    // One that is still being started is given up.
    server?.cancel()
    if case .success(let running)? = await server?.value { await running.stop() }
  }

  /// Gives up a server, unless a later one runs already.
  private func forget(_ start: Int) {
    state.withLock { if $0.starts == start { $0.server = nil } }
  }

  private func server() async throws(EndpointFailure) -> (
    start: Int, Result<LocalModelServer, ModelError>
  ) {
    typealias Start = (number: Int, task: Task<Result<LocalModelServer, ModelError>, Never>)
    let current: Start? = state.withLock { state in
      if let server = state.server { return (state.starts, server) }
      guard !state.isStopped, state.starts < Self.mostStarts else { return nil }
      state.starts += 1
      let task = Task { [settings, clock] in
        do throws(ModelError) {
          return Result<LocalModelServer, ModelError>.success(
            try await LocalModelServer(starting: settings, clock: clock))
        } catch {
          return .failure(error)
        }
      }
      state.server = task
      return (state.starts, task)
    }
    guard let current else {
      throw EndpointFailure(
        ModelError(
          code: .transport, endpoint: "local model server",
          detail: "It was started \(Self.mostStarts) times and ended each time, or it was stopped.")
      )
    }
    // Who is cancelled no longer needs the server, nor does anybody else: a run is cancelled whole.
    let result = await withTaskCancellationHandler {
      await current.task.value
    } onCancel: {
      current.task.cancel()
    }
    return (current.number, result)
  }
}
