// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension Manner {
  /// A conversation over the whole episode that shows the reward of each own turn, as InterCode's
  /// try-again runner does.
  static let tryAgain = Manner(
    summary: "Goes on with one conversation and tells the reward of each own turn.",
    forms: [.claims, .think, .direct, .code], texts: .tryAgain, memory: .turns)
}

extension AnswerDialogue {
  /// The question of a turn, with the reward of the last one.
  static func tryingAgain(_ prompt: Prompt, _ request: DecisionRequest) -> AnswerDialogue {
    var values: [String: Any] = [:]
    if let last = request.turns.last {
      values["reward"] = last.reward.brief
      values["last_action"] = last.applied
    }
    return AnswerDialogue(prompt, values)
  }
}

extension Double {
  /// The number without a fraction of zero.
  var brief: String { Int(exactly: self).map { "\($0)" } ?? "\(self)" }
}
