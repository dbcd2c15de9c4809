// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import Synchronization

/// An endpoint that answers as a script says, one entry a request; the last entry repeats.
final class ScriptedEndpoint: ModelEndpoint {
  enum Entry: Sendable {
    case reply
    case failure(EndpointFailure)
    /// Time passes, then the entry comes.
    indirect case after(Duration, Entry)

    static func refused(_ status: Int, retryAfter: Duration? = nil) -> Entry {
      .failure(
        EndpointFailure(
          ModelError(
            code: .refused(status: status), endpoint: "scripted", detail: "Status \(status)."),
          retryAfter: retryAfter))
    }

    static let broken = Entry.failure(
      EndpointFailure(
        ModelError(code: .transport, endpoint: "scripted", detail: "It broke off.")))

    static func late(_ limit: EndpointFailure.Limit) -> Entry {
      .failure(
        EndpointFailure(
          ModelError(code: .timeout, endpoint: "scripted", detail: "Nothing came."), limit: limit))
    }
  }

  let identity: JSON = ["model": "scripted", "endpoint": "http://127.0.0.1:1/v1"]
  private let script: [Entry]
  private let clock: LeapingClock
  private let state = Mutex([ModelRequest]())

  init(_ script: [Entry], clock: LeapingClock = LeapingClock()) {
    self.script = script
    self.clock = clock
  }

  /// What was asked.
  var requests: [ModelRequest] { state.withLock { $0 } }

  func ask(_ request: ModelRequest) async throws(EndpointFailure) -> ModelReply {
    let number = state.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    var entry = script[min(number, script.count - 1)]
    if case .after(let time, let then) = entry {
      clock.pass(time)
      entry = then
    }
    if case .failure(let failure) = entry { throw failure }
    return ModelReply(text: "b2", finish: .stop, promptTokens: 90, replyTokens: 10)
  }
}
