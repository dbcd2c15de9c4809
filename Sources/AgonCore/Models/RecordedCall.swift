// SPDX-License-Identifier: Apache-2.0

/// A call of a language model as a cassette keeps it.
///
/// Both sides are JSON values, so that who keeps them need not know what may be asked.
public struct RecordedCall: Hashable, Sendable {
  /// All that the answer follows from; its member `model` has the name of the model in its member `model`,
  /// its member `messages` the conversation.
  public let question: JSON
  /// What came.
  public let answer: JSON

  /// Makes a call.
  public init(question: JSON, answer: JSON) {
    self.question = question
    self.answer = answer
  }

  /// The key of the call.
  public var key: Digest { Self.key(of: question) }

  /// The key of a question: the SHA-256 of its canonical text.
  public static func key(of question: JSON) -> Digest {
    SHA256.digest(of: question.description)
  }
}
