// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization

/// The forms that an endpoint holds an answer to: told by settings, or asked once and remembered.
///
/// Asked is what the server says of itself: llama.cpp's at `/props`, vLLM's at `/version`, Ollama's at
/// `/api/version`. A server that says nothing is handed no form.
final class EndpointAbilities: Sendable {
  /// The kinds of form.
  typealias Kinds = Set<ModelRequest.Constraint.Kind>

  private struct State {
    var known: Kinds?
    var asking: Task<Result<Kinds, EndpointFailure>, Never>?
  }

  private let line: EndpointLine
  private let state: Mutex<State>

  /// Takes what settings tell; asks nothing yet.
  ///
  /// - Parameter known: what is known of the endpoint without asking.
  init(of line: EndpointLine, known: Kinds? = nil) {
    self.line = line
    let told: Kinds? =
      switch line.settings.grammar {
      case .auto: known
      case .gbnf: [.grammar, .jsonSchema]
      case .jsonSchema: [.jsonSchema]
      case .none: []
      }
    state = Mutex(State(known: told))
  }

  /// The kinds of form; throws when the endpoint had to be asked and could not be.
  func kinds() async throws(EndpointFailure) -> Kinds {
    let (known, asking) = state.withLock { state in
      if state.known == nil, state.asking == nil {
        state.asking = Task { await self.asked() }
      }
      return (state.known, state.asking)
    }
    guard known == nil, let asking else { return known ?? [] }
    // Who is cancelled gives up for all who wait: a run is cancelled whole.
    let result = await withTaskCancellationHandler {
      await asking.value
    } onCancel: {
      asking.cancel()
    }
    return try result.get()
  }

  /// What a request may be sent with, and whether the form that it wants is in it.
  func held(_ request: ModelRequest) async throws(EndpointFailure) -> (ModelRequest, Bool?) {
    guard let constraint = request.constraint else { return (request, nil) }
    let kind: ModelRequest.Constraint.Kind =
      switch constraint {
      case .grammar: .grammar
      case .jsonSchema: .jsonSchema
      }
    if try await kinds().contains(kind) { return (request, true) }
    var free = request
    free.constraint = nil
    return (free, false)
  }

  private func asked() async -> Result<Kinds, EndpointFailure> {
    do throws(EndpointFailure) {
      let kinds = try await ask()
      state.withLock { $0.known = kinds }
      return .success(kinds)
    } catch {
      state.withLock { $0.asking = nil }
      return .failure(error)
    }
  }

  private func ask() async throws(EndpointFailure) -> Kinds {
    let limit = Duration.seconds(30)
    let properties = try await line.fact(at: "/props", within: limit)
    if properties?["default_generation_settings"] != nil || properties?["build_info"] != nil {
      return [.grammar, .jsonSchema]
    }
    for path in ["/version", "/api/version"] {
      if try await line.fact(at: path, within: limit)?["version"]?.text != nil {
        return [.jsonSchema]
      }
    }
    return []
  }
}
