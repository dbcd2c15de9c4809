// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Synchronization

/// A language model that answers from a list and keeps what it was asked.
final class ScriptedModel: LanguageModel {
  let identity: JSON = ["name": "scripted"]
  private let script: Mutex<[Result<ModelReply, ModelError>]>
  private let asked = Mutex<[ModelRequest]>([])
  private let offered: Set<ModelRequest.Constraint.Kind>

  /// - Parameter offered: the kinds of form that it says it holds an answer to.
  init(
    _ script: [Result<ModelReply, ModelError>],
    offering offered: Set<ModelRequest.Constraint.Kind> = []
  ) {
    self.script = Mutex(script)
    self.offered = offered
  }

  /// Answers with texts, one after the other.
  convenience init(_ texts: String...) {
    self.init(texts.map { .success(ModelReply(text: $0, finish: .stop)) })
  }

  func constraints() async -> Set<ModelRequest.Constraint.Kind> { offered }

  var requests: [ModelRequest] { asked.withLock { $0 } }

  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    asked.withLock { $0.append(request) }
    let next = script.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    guard let next else { throw .gone }
    return try next.get()
  }
}

extension ModelError {
  static let gone = ModelError(
    code: .transport, endpoint: "scripted", detail: "The connection was refused.")
  static let late = ModelError(code: .timeout, endpoint: "scripted", detail: "No answer in time.")
}
