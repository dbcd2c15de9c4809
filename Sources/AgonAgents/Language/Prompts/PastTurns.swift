// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A seat's own turns as a conversation, as far as a budget of tokens reaches.
///
/// A turn gives two messages: the question as it was sent, without its pictures, and the answer from which
/// its action came, without the tries before it; where none could be used, the last one. Of several answers that were put to the vote, one is
/// written anew in the form of the answer. The oldest turns are left out first.
struct PastTurns {
  /// The messages, oldest first.
  let messages: [Message]
  /// Turns that the budget had no room for.
  let leftOut: Int

  /// Writes the conversation.
  ///
  /// - Parameter most: tokens that it may take, by `TokenEstimate`.
  /// - Parameter write: writes an answer anew, as the model was asked to: the action and what is said with it.
  init(_ turns: [Turn], within most: Int, write: (String, Explanation) -> String) {
    let exchanges = turns.compactMap { Self.exchange(of: $0, write) }
    let kept = TokenEstimate.suffix(of: exchanges, within: most) { exchange in
      exchange.reduce(0) { $0 + TokenEstimate.tokens(of: $1) }
    }
    messages = Array(exchanges.suffix(kept).joined())
    leftOut = exchanges.count - kept
  }

  /// The question and the answer of a turn; nil for a turn in which no model answered.
  private static func exchange(of turn: Turn, _ write: (String, Explanation) -> String)
    -> [Message]?
  {
    guard let asked = turn.question, let text = answer(in: turn, write) else { return nil }
    let parts = asked.content.filter { if case .text = $0 { true } else { false } }
    return [Message(.user, parts), Message(.assistant, text)]
  }

  private static func answer(in turn: Turn, _ write: (String, Explanation) -> String) -> String? {
    let answers = turn.calls.filter { $0.purpose == .answer || $0.purpose == .sample }
    guard turn.substitution == nil,
      let last = answers.last(where: { $0.failure == nil && $0.reply != nil })
    else {
      return answers.last { $0.reply?.text.trimmed.isEmpty == false }?.reply?.text
    }
    guard last.purpose == .sample, let explanation = turn.explanation, let action = turn.applied
    else { return last.reply?.text }
    return write(action, explanation)
  }
}

extension Turn {
  /// The message that asked for the turn's action first; nil when no model was asked.
  var question: Message? {
    calls.first { $0.purpose != .plan && $0.purpose != .reflection }?.messages.last
  }
}
