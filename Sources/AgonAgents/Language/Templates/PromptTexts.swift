// SPDX-License-Identifier: Apache-2.0

/// Templates by the part of the conversation that they are for.
typealias PromptTexts = [PromptPart: String]

extension PromptTexts {
  /// Says nothing of seat and turn: it is the same in all episodes, and endpoints keep it in their cache.
  static let usualSystem = """
    You play {{title}}.

    Rules:
    {{rules}}

    {{instructions}}
    """

  /// Where the seat stands: what all questions of a turn begin with.
  static let position = """
    You sit in seat {{seat}} of {{seats}}; seats are numbered from 0.
    {{#lessons}}
    Lessons that you wrote down after earlier episodes:
    {{lessons}}

    {{/lessons}}
    {{#left_out}}
    {{left_out}}
    {{/left_out}}
    {{#history_text}}
    {{history_text}}
    {{/history_text}}
    {{#substitution}}
    {{substitution}}
    {{/substitution}}
    You see:
    {{observation}}

    {{#has_actions}}
    Legal actions: {{action_list}}
    {{/has_actions}}
    """

  /// What an audit demands of an answer.
  static let demand = """
    {{#forced_rationale}}
    Act on this rationale and repeat it: {{forced_rationale}}
    {{/forced_rationale}}
    """

  /// What follows an answer that cannot be used.
  static let usualRetry = """
    Your answer could not be used. {{reason}}
    {{#has_actions}}
    Legal actions: {{action_list}}
    {{/has_actions}}
    Answer again, in full and in the form that was asked for.
    """

  /// The texts of a strategy that asks for an action at once.
  ///
  /// - Parameter question: the last line of a turn's question.
  static func asking(_ question: String) -> PromptTexts {
    [
      .system: usualSystem, .user: position + "\n" + demand + "\n" + question, .retry: usualRetry,
    ]
  }
}
