// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Asks the same question several times at once; the action that most answers state is played.
///
/// Among actions with equally many votes, the one that the first sample among theirs states wins. What is said
/// with it is what that first sample says. Where no answer can be used, one is asked for, with the reason of
/// the first one.
struct VoteDialogue: Dialogue {
  private var answering: AnswerDialogue
  private(set) var question: Question

  init(_ prompt: Prompt) {
    answering = AnswerDialogue(prompt)
    question = answering.question
    question.purpose = .sample
    question.samples = prompt.settings.samples
  }

  mutating func hear(_ replies: [ModelReply?], in window: SeatWindow) throws(EnvironmentError)
    -> Heard
  {
    guard question.purpose == .sample else {
      let heard = try answering.hear(replies, in: window)
      question = answering.question
      return heard
    }
    var faults: [Heard.Fault?] = []
    var ballot: [ActionID: (votes: Int, first: Int, explanation: Explanation)] = [:]
    for (sample, reply) in replies.enumerated() {
      guard let reply else {
        faults.append(nil)
        continue
      }
      let answer = try answering.prompt.answer(reply, to: question, in: window)
      switch answer.outcome {
      case .action(let action):
        ballot[action, default: (0, sample, answer.explanation)].votes += 1
        faults.append(nil)
      case .useless(let failure, let reason):
        faults.append(Heard.Fault(failure: failure, detail: reason))
      }
    }
    let winner = ballot.max {
      ($0.value.votes, -$0.value.first) < ($1.value.votes, -$1.value.first)
    }
    if let (action, (votes, _, explanation)) = winner {
      var explanation = explanation
      explanation.agreement = Double(votes) / Double(replies.count)
      return Heard(step: .action(action), explanation: explanation, faults: faults)
    }
    return askOnce(after: replies, faults)
  }

  /// Goes on with one answer, after that none could be used.
  private mutating func askOnce(after replies: [ModelReply?], _ faults: [Heard.Fault?]) -> Heard {
    guard let first = faults.firstIndex(where: { $0 != nil }), let fault = faults[first] else {
      return .nothing
    }
    answering.complain(of: replies[first]?.text ?? "", reason: fault.detail)
    question = answering.question
    return Heard(step: .again(fault), explanation: nil, faults: faults)
  }
}
