// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What a cassette holds of one model.
package struct CassetteSummary: Hashable, Sendable {
  /// What tells the model from others; its member `model` is the name.
  package let identity: JSON
  /// Calls, those without an answer included.
  package let calls: Int
  /// Tokens of prompts, as far as the endpoint counted.
  package let promptTokens: Int
  /// Of those, tokens from the endpoint's cache.
  package let cachedTokens: Int
  /// Tokens of answers, reasoning included.
  package let replyTokens: Int
  /// Calls whose answer was late.
  package let late: Int

  /// The model's name.
  package var model: String { identity["model"]?.text ?? identity.description }
}
