// SPDX-License-Identifier: Apache-2.0

/// The record of one call of a language model.
public struct ModelCall: Hashable, Sendable {
  /// What a call is for.
  public enum Purpose: String, Hashable, Sendable, CaseIterable {
    /// The answer from which the action comes.
    case answer
    /// One of several answers that are put to the vote.
    case sample
    /// A plan, before it is carried out.
    case plan
    /// A wish to look ahead, before the answer.
    case lookAhead = "look-ahead"
    /// Lessons for later episodes, after one has ended.
    case reflection
  }

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
  /// What the call was for.
  public var purpose: Purpose

  /// Makes a record.
  public init(
    messages: [Message], reply: ModelReply?, failure: FailureClass?, detail: String?,
    latency: Duration, purpose: Purpose = .answer
  ) {
    self.messages = messages
    self.reply = reply
    self.failure = failure
    self.detail = detail
    self.latency = latency
    self.purpose = purpose
  }
}
