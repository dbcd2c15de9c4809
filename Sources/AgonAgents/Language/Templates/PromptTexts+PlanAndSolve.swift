// SPDX-License-Identifier: Apache-2.0

extension PromptTexts {
  /// The strategy `plan-and-solve`: a plan first, then one of its steps a turn.
  static let planAndSolve: PromptTexts = [
    .system: usualSystem,
    .planSystem: """
    You play {{title}}.

    Rules:
    {{rules}}

    Before you act you make a plan. Write it as numbered steps, one a line, one action a step, in the order \
    in which you carry them out:
    1. the first step
    2. the second step
    Write nothing else.
    """,
    .plan: position + "\n" + """
      {{#plan}}
      All steps of your last plan are done:
      {{plan}}

      {{/plan}}
      Understand where you stand, and make a plan for your next actions.
      """,
    .user: position + "\n" + """

      Your plan:
      {{plan}}
      {{#step}}
      Carry out step {{step_number}} of {{steps}} now: {{step}}
      If it cannot be done here, play what serves the plan best.
      {{/step}}
      {{^step}}
      All its steps are done; go on in its spirit.
      {{/step}}

      """ + demand + "\nWhich action do you play?",
    .retry: usualRetry,
  ]
}
