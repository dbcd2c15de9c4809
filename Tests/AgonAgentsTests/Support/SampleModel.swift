// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Synchronization

/// A language model that answers by the number of the sample, in whatever order it is asked.
final class SampleModel: LanguageModel {
  let identity: JSON = ["name": "samples"]
  private let answers: [Result<ModelReply, ModelError>]
  private let asked = Mutex<[ModelRequest]>([])

  init(_ answers: [Result<ModelReply, ModelError>]) { self.answers = answers }

  /// Answers with texts.
  convenience init(_ texts: String...) {
    self.init(texts.map { .success(ModelReply(text: $0, finish: .stop)) })
  }

  /// What was asked, by sample.
  var requests: [ModelRequest] { asked.withLock { $0.sorted { $0.sample < $1.sample } } }

  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    asked.withLock { $0.append(request) }
    guard answers.indices.contains(request.sample) else { throw .gone }
    return try answers[request.sample].get()
  }
}
