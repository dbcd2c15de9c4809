// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Asks for a plan, then for the action of its first step.
struct PlanDialogue: Dialogue {
  private let prompt: Prompt
  private var answering: AnswerDialogue?
  private var planning: Question

  /// Begins with the question for a plan.
  ///
  /// - Parameter last: the plan whose steps are done; nil for the first plan.
  init(_ prompt: Prompt, after last: Plan?) {
    self.prompt = prompt
    var values: [String: Any] = [:]
    values["plan"] = last?.text
    let question = prompt.question([.text(prompt.text(.plan, values))])
    planning = Question(
      messages: [Message(.system, prompt.text(.planSystem)), question], purpose: .plan)
  }

  var question: Question { answering?.question ?? planning }

  mutating func hear(_ replies: [ModelReply?], in window: SeatWindow) throws(EnvironmentError)
    -> Heard
  {
    if let heard = try answering?.hear(replies, in: window) { return heard }
    guard let reply = replies.first ?? nil else { return .nothing }
    if reply.finish != .refusal, let plan = Plan(reply.text) {
      answering = AnswerDialogue(prompt, plan.values(at: 0))
      return Heard(step: .onward, explanation: nil, faults: [nil])
    }
    let fault =
      reply.finish == .refusal
      ? Heard.Fault(failure: .refused, detail: "The model declined to make a plan.")
      : Heard.Fault(failure: .empty, detail: "The plan holds no text.")
    planning.messages = prompt.messages(
      after: planning.messages, reply: reply.text, reason: fault.detail)
    return Heard(step: .again(fault), explanation: nil, faults: [fault])
  }
}
