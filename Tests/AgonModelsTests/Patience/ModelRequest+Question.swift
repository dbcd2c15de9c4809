// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ModelRequest {
  /// A question of one message, to be answered in a minute.
  static func question(_ text: String = "Which action?", seed: UInt64 = 7) -> ModelRequest {
    ModelRequest(
      messages: [Message(.user, text)], mostTokens: 16, seed: Seed(seed), timeout: .seconds(60))
  }
}

/// What came of asking a model: the reply or the error.
func outcome(
  of model: any LanguageModel, _ request: ModelRequest = .question()
) async -> Result<ModelReply, ModelError> {
  do throws(ModelError) {
    return .success(try await model.reply(to: request))
  } catch {
    return .failure(error)
  }
}

extension Result where Success == ModelReply, Failure == ModelError {
  /// The reply; nil for an error.
  var reply: ModelReply? { if case .success(let reply) = self { reply } else { nil } }
  /// The error; nil for a reply.
  var error: ModelError? { if case .failure(let error) = self { error } else { nil } }
}
