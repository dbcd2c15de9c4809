// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension Manner {
  /// Thoughts, actions and observations in one transcript, as ReAct has it.
  static let react = Manner(
    summary: "Keeps one prompt with all thoughts, actions and observations so far.",
    forms: [.react], texts: .react, memory: Memory.none)
}

extension AnswerDialogue {
  /// The prompt that holds the transcript of all turns so far.
  static func reacting(_ prompt: Prompt, _ request: DecisionRequest) -> AnswerDialogue {
    let transcript = Transcript(
      request.turns, observation: prompt.observation, within: prompt.settings.historyTokens)
    var values: [String: Any] = [:]
    values["left_out"] = Prompt.leftOut(transcript.leftOut, "earlier step", "earlier steps")
    let parts = transcript.parts { text in
      prompt.text(.user, values.merging(["transcript": text]) { _, new in new })
    }
    return AnswerDialogue(prompt, asking: prompt.head + [prompt.question(parts)])
  }
}
