// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What a strategy says to its model in one decision, one question after the other.
///
/// The agent's loop asks, records, and keeps time and retries; a dialogue only words questions and
/// understands answers. It comes to an end: `Heard.Step.onward` is said a bounded number of times.
protocol Dialogue {
  /// What is to be asked now.
  var question: Question { get }

  /// Takes the answers to the question; the next question follows from them.
  ///
  /// - Parameter replies: one for each sample asked for; nil where none came in time, but not all of them.
  mutating func hear(_ replies: [ModelReply?], in window: SeatWindow) throws(EnvironmentError)
    -> Heard
}
