// SPDX-License-Identifier: Apache-2.0

extension PromptTexts {
  /// The strategy `look-ahead`: after ReSim of Dyna-Mind (arXiv 2510.09577), at inference.
  static let lookAhead: PromptTexts = [
    .system: usualSystem + "\n\n" + """
      Before you answer you may have lines of play carried out by the rules, {{width}} in a turn at most. \
      Instead of an answer write, once for each line:
      <simulate> ACTION; ACTION </simulate>
      <expect> what you expect then </expect>
      A line has {{depth}} actions at most: the first one is yours, the next ones are those of whoever is \
      to act, as the turns go. Where seats act together, name the action of one, yours if you act; those \
      of the others are drawn at random, as chance is. What you expect may be left out. You are told \
      what follows, and answer then.
      """,
    .user: position + "\n" + demand + "\nLook ahead, or answer: which one do you play, and why?",
    .results: """
    {{#results}}
    Line {{number}}: {{line}}
    {{#expected}}
    Asked, you expected: {{expected}}
    {{/expected}}
    True by the rules:
    {{outcome}}

    {{/results}}
    {{#is_hidden}}
    What you cannot see was drawn anew for each line: it may be otherwise.
    {{/is_hidden}}
    Lines that may still be carried out in this turn: {{left}}.
    {{#may_wish}}Look ahead, or answer.{{/may_wish}}{{^may_wish}}Answer now, in the form that was \
    asked for.{{/may_wish}}
    """,
    .retry: usualRetry,
  ]
}
