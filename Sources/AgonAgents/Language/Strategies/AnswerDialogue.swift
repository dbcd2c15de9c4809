// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Asks for the action, and again with the reason when the answer cannot be used.
struct AnswerDialogue: Dialogue {
  let prompt: Prompt
  private(set) var question: Question

  /// Begins with the question of the turn.
  ///
  /// - Parameter values: what the question knows beside what all know.
  init(_ prompt: Prompt, _ values: [String: Any] = [:]) {
    self.init(prompt, asking: prompt.messages(values))
  }

  /// Begins with the last one of these messages.
  init(_ prompt: Prompt, asking messages: [Message]) {
    self.prompt = prompt
    question = prompt.asking(messages)
  }

  mutating func hear(_ replies: [ModelReply?], in window: SeatWindow) throws(EnvironmentError)
    -> Heard
  {
    guard let reply = replies.first ?? nil else { return .nothing }
    let answer = try prompt.answer(reply, to: question, in: window)
    switch answer.outcome {
    case .action(let action):
      return Heard(step: .action(action), explanation: answer.explanation, faults: [nil])
    case .useless(let failure, let reason):
      complain(of: reply.text, reason: reason)
      let fault = Heard.Fault(failure: failure, detail: reason)
      return Heard(step: .again(fault), explanation: answer.explanation, faults: [fault])
    }
  }

  /// Tells the model what was wrong with an answer, as the next question.
  mutating func complain(of reply: String, reason: String) {
    question.messages = prompt.messages(after: question.messages, reply: reply, reason: reason)
  }
}

extension Heard {
  /// There was no answer.
  static var nothing: Heard {
    let fault = Fault(failure: .empty, detail: "There is no answer.")
    return Heard(step: .again(fault), explanation: nil, faults: [fault])
  }
}
