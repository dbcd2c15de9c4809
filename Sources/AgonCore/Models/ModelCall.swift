// SPDX-License-Identifier: Apache-2.0

/// The record of one call of a language model.
public struct ModelCall: Hashable, Sendable {
  /// The messages as they were sent.
  public var messages: [Message]
  /// The raw answer; nil when none came.
  public var reply: ModelReply?
  /// What made the answer useless; nil when it was used.
  public var failure: FailureClass?
  /// What was wrong, as one sentence; nil when nothing was.
  public var detail: String?
  /// Time from sending to the end of the answer.
  public var latency: Duration

  /// Makes a record.
  public init(
    messages: [Message], reply: ModelReply?, failure: FailureClass?, detail: String?,
    latency: Duration
  ) {
    self.messages = messages
    self.reply = reply
    self.failure = failure
    self.detail = detail
    self.latency = latency
  }
}
