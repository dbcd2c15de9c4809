// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A language model behind an endpoint, whose failures tell what a retry needs to know.
package protocol ModelEndpoint: LanguageModel {
  /// Asks once, within the request's timeout.
  func ask(_ request: ModelRequest) async throws(EndpointFailure) -> ModelReply
}

extension ModelEndpoint {
  /// Asks once, within the request's timeout.
  package func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    do {
      return try await ask(request)
    } catch {
      throw error.error
    }
  }
}
