// SPDX-License-Identifier: Apache-2.0

extension PromptTexts {
  /// The strategy `try-again`: after InterCode's runner of that name, which shows the reward of each turn.
  static let tryAgain: PromptTexts = [
    .system: usualSystem + "\n\n" + """
      After each of your actions you are told its reward and what you see then. Reach the greatest sum of \
      rewards.
      """,
    .user: """
    {{#reward}}
    The reward of your last action, {{last_action}}, is {{reward}}.
    {{/reward}}

    """ + position + "\n" + demand + "\n" + """
      {{#reward}}
      Learn from the rewards so far; where an action brought too little, try another one.
      {{/reward}}
      Which action do you play?
      """,
    .retry: usualRetry,
  ]
}
