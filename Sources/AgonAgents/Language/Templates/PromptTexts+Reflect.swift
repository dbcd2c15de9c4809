// SPDX-License-Identifier: Apache-2.0

extension PromptTexts {
  /// The strategy `reflect`: questions as those of `claims`, and lessons after each episode.
  static let reflect = claims.merging([
    .reflectionSystem: """
    You play {{title}} again and again, and keep lessons for later episodes in your own words.

    Rules:
    {{rules}}

    Write all that you want to remember between <lessons> and </lessons>: it takes the place of what you \
    wrote before, and has {{most}} characters at most. Write what will help to act better: what worked, \
    what failed and why, how others act. Leave out what no later episode needs.
    """,
    .reflection: """
    An episode has ended. You sat in seat {{seat}} of {{seats}}; seats are numbered from 0.
    {{#left_out}}
    {{left_out}}
    {{/left_out}}
    {{#history}}
    Seat {{seat}}{{#is_own}} (you){{/is_own}} played {{action}}.\
    {{#is_random}} It was drawn at random, for your answer could not be used.{{/is_random}}\
    {{#rationale}} Your reason: {{rationale}}{{/rationale}}
    {{/history}}
    {{#observation}}
    In the end you saw:
    {{observation}}
    {{/observation}}
    It ended so: {{end}} ({{reason}}). Your return is {{return}}{{#bounds}}; the least possible is \
    {{least}}, the greatest {{greatest}}{{/bounds}}.
    {{#lessons}}

    Your lessons so far:
    {{lessons}}
    {{/lessons}}

    Write your lessons anew, in full.
    """,
  ]) { _, new in new }
}
