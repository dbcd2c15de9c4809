// SPDX-License-Identifier: Apache-2.0

/// A language model behind an endpoint or in this process.
public protocol LanguageModel: Sendable {
  /// The model's name and what else a record must say to repeat a call, without secrets.
  var identity: JSON { get }

  /// Asks one question. What is asked again after a fault of the connection is counted in the reply.
  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply

  /// The kinds of form that the endpoint holds an answer to, as far as it says; asked once, then remembered.
  func constraints() async -> Set<ModelRequest.Constraint.Kind>
}

extension LanguageModel {
  /// None: what does not say that it holds a form is not believed to.
  public func constraints() async -> Set<ModelRequest.Constraint.Kind> { [] }
}
