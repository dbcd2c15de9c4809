// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `README.md` of every plugin.
  static let sharedREADMEMd = TemplateFile(
    "README.md",
    #"""
    # {{title}}

    Environment `{{name}}`, version 1.0.0: a plugin of Agon, written in {{language}}.

        make                                   # builds build/{{name}}.so
        make test                              # tests of the rules and of the plugin
        agon plugin check build/{{name}}.so    # Agon's contract: finds what the tests do not
        agon run arena.yaml                    # a tournament of random and search

    {{files}}

    What stands below is the game that this folder came with. Change it with the rules; a rule that has
    been played by others is not changed but gets a new `id`.

    ## Rules

    A pile has 21 stones. In turn each of two seats takes 1, 2 or 3 of them; seat 0 begins. Who takes
    the last stone wins: return 1 against -1. The reward is the same number, given with the last action.
    There is no chance, and nothing is hidden.

    **Parameters.** None.

    **Opening.** The number of stones to begin with, from 1 to 21: `15`. In an arena file
    `openings: [{setup: 15}]`.

    ## Observation

    Everybody sees everything, so all views are equal.

    - Text: a line for each action so far, `Seat 0 took 3.`, then `Stones left: 18. Seat 1 is to act.`,
      or after the end `Stones left: 0. Seat 0 has won.`
    - JSON: `stones`; `to_act`, the seat that acts, null after the end; `taken`, the actions so far. For
      example `{"stones":18,"to_act":1,"taken":[3]}`.

    The outcome is `{"reason":"last stone"}`.

    ## Actions

    The number of stones: `1`, `2` or `3`. Also read are the words `one`, `two`, `three`, with `take`
    before them and `stone` or `stones` after them. Letter case, blanks and punctuation around an action
    do not count. `1 or 2` is ambiguous; a text with any other word is no action. More stones than are
    left is illegal.

    ## Predicates

    The plugin has none of its own. Agon checks those that need only copies and actions, for this game
    as for any other: `legal(2)`, `turn(0)`, `wins_now(self, 3)`, `loses_to(1, 3)`, `only_move(1)`,
    `forced(2)`, `best(2)`, `better(1, 2)`, `value(>=, 1)`, `next(1, legal(2))`, `reply(1, 3)`. To judge
    relations of your own, and `threat`, `blocks` and `fork`, offer the extensions `agon.facts/1` and
    `agon.edits/1`; the headers in `agon/ext` say what they are.
    """#)
}
