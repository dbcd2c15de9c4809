// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension Manner {
  /// A plan first, then one of its steps a turn, as InterCode's plan-and-solve runner does.
  static let planAndSolve = Manner(
    summary: "Asks for a plan in the first turn, and carries out one step of it a turn.",
    forms: [.claims, .think, .direct, .code], texts: .planAndSolve)
}

extension PlanDialogue {
  /// The question for the next step of the plan, or for a plan where there is none to follow.
  static func begin(_ prompt: Prompt, _ request: DecisionRequest) -> any Dialogue {
    let current = Plan.current(in: request.turns)
    guard let (plan, turns) = current,
      turns < plan.steps.count || !prompt.settings.refines
    else { return PlanDialogue(prompt, after: current?.plan) }
    return AnswerDialogue(prompt, plan.values(at: turns))
  }
}

extension Plan {
  /// What a question knows of the plan.
  ///
  /// - Parameter step: number of the step that is to be carried out, from 0.
  func values(at step: Int) -> [String: Any] {
    var values: [String: Any] = ["plan": text, "steps": "\(steps.count)"]
    if steps.indices.contains(step) {
      values["step"] = steps[step]
      values["step_number"] = "\(step + 1)"
    }
    return values
  }
}
