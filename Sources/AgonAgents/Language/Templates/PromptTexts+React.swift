// SPDX-License-Identifier: Apache-2.0

extension PromptTexts {
  /// The strategy `react`: one prompt that holds the transcript so far.
  static let react: PromptTexts = [
    .system: usualSystem,
    .user: """
    You sit in seat {{seat}} of {{seats}}; seats are numbered from 0.
    {{#lessons}}
    Lessons that you wrote down after earlier episodes:
    {{lessons}}

    {{/lessons}}
    {{#left_out}}
    {{left_out}}
    {{/left_out}}
    {{transcript}}
    {{#has_actions}}
    Legal actions: {{action_list}}
    {{/has_actions}}

    """ + demand + "\nWrite the next thought and the next action.",
    .retry: usualRetry,
  ]
}
