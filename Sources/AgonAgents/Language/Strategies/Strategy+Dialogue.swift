// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension Strategy {
  /// Begins what is said in one decision.
  func begin(_ prompt: Prompt, _ request: DecisionRequest) -> any Dialogue {
    switch self {
    case .direct, .think, .claims, .reflect: AnswerDialogue(prompt)
    case .tryAgain: AnswerDialogue.tryingAgain(prompt, request)
    case .react: AnswerDialogue.reacting(prompt, request)
    case .planAndSolve: PlanDialogue.begin(prompt, request)
    case .selfConsistency: VoteDialogue(prompt)
    case .lookAhead: LookAheadDialogue(prompt, seed: request.seed.derived("look-ahead"))
    }
  }
}
