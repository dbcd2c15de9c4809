// SPDX-License-Identifier: Apache-2.0

/// Calls of language models, kept by what was asked.
public protocol CallCassette: Sendable {
  /// The answer that is kept for a question; nil when there is none.
  ///
  /// - Parameter key: of the question, as `RecordedCall` computes it.
  func answer(to key: Digest) throws -> JSON?

  /// Keeps a call, unless one with its key is there; returns the answer that is kept now.
  ///
  /// The first answer stays, so that all who ask at once, in whatever process, go on with the same one.
  func keep(_ call: RecordedCall) throws -> JSON

  /// The kept questions to a model that begin most like this one: those that share the most messages.
  ///
  /// - Parameter most: how many are returned, at most.
  /// - Returns: nothing when no question to a model of that name is kept.
  func questions(like question: JSON, atMost most: Int) throws -> [JSON]

  /// The names of the models whose calls are kept, in order.
  func models() throws -> [String]
}
