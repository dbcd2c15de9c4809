// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads the answers of one protocol, whole or piece by piece.
protocol AnswerReader: Sendable {
  /// Reads a whole answer.
  static func reply(in body: [UInt8]) throws(AnswerFault) -> ModelReply

  /// The answer that stands in a refusal: the provider's, where its rules of content forbid one.
  static func declined(_ response: HTTPResponse) -> ModelReply?

  /// Begins to read a stream.
  init()

  /// Takes an event of the stream.
  mutating func take(_ event: [UInt8]) throws(AnswerFault)

  /// True when a piece of the text or of the trace has come.
  var hasBegun: Bool { get }

  /// Bytes of text and trace that are kept.
  var size: Int { get }

  /// The answer after the end of the stream; throws where the stream broke off.
  func reply() throws(AnswerFault) -> ModelReply
}

extension AnswerReader {
  static func declined(_ response: HTTPResponse) -> ModelReply? { nil }
}
