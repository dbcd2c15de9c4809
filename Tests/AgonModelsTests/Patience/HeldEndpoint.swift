// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import Synchronization

/// An endpoint whose answers come when a test lets them, in the order of the requests.
final class HeldEndpoint: ModelEndpoint {
  private struct State {
    var arrived: [String] = []
    var held: [CheckedContinuation<Bool, Never>] = []
    var awaited: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    var isOpen = false
  }

  let identity: JSON = ["model": "held", "endpoint": "http://127.0.0.1:1/v1"]
  private let state = Mutex(State())

  /// The requests that have come, by their text.
  var arrived: [String] { state.withLock { $0.arrived } }

  /// Waits until so many requests have come.
  func arrival(of count: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.arrived.count >= count { return true }
        state.awaited.append((count, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  /// Answers the oldest request; false breaks it off.
  func release(_ answers: Bool = true) {
    state.withLock { $0.held.isEmpty ? nil : $0.held.removeFirst() }?.resume(returning: answers)
  }

  /// Answers all requests, those to come too.
  func open() {
    let held = state.withLock { state in
      state.isOpen = true
      defer { state.held = [] }
      return state.held
    }
    for continuation in held { continuation.resume(returning: true) }
  }

  func ask(_ request: ModelRequest) async throws(EndpointFailure) -> ModelReply {
    let answers = await withCheckedContinuation { continuation in
      let (isOpen, ready) = state.withLock { state in
        state.arrived.append(request.messages.map(\.text).joined())
        if !state.isOpen { state.held.append(continuation) }
        let ready = state.awaited.filter { $0.count <= state.arrived.count }
        state.awaited.removeAll { $0.count <= state.arrived.count }
        return (state.isOpen, ready)
      }
      for entry in ready { entry.continuation.resume() }
      if isOpen { continuation.resume(returning: true) }
    }
    guard answers else {
      throw EndpointFailure(
        ModelError(code: .transport, endpoint: "held", detail: "It broke off."))
    }
    return ModelReply(text: "b2", finish: .stop, promptTokens: 90, replyTokens: 10)
  }
}
