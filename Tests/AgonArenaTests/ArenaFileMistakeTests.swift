// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import AgonArena

struct ArenaFileMistakeTests {
  /// A file with a mistake and the message that it gives.
  struct Wrong: CustomTestStringConvertible, Sendable {
    let text: String
    let message: String
    var testDescription: String { message }

    init(_ text: String, _ message: String) {
      self.text = text
      self.message = message
    }

    /// A file that is right but for the lines after its third.
    static func after(_ rest: String, _ message: String) -> Wrong {
      Wrong("arena: a\nenvironments: [tic_tac_toe]\nagents: [random, greedy]\n" + rest, message)
    }

    /// A file with these environments, from line 3 on.
    static func environments(_ list: String, _ message: String) -> Wrong {
      Wrong("arena: a\nenvironments:\n\(list)\nagents: [random, greedy]\n", message)
    }

    /// A file with these agents, from line 4 on; the first agent stands in line 4.
    static func agents(_ list: String, _ message: String) -> Wrong {
      Wrong("arena: a\nenvironments: [tic_tac_toe]\nagents:\n  - random\n\(list)\n", message)
    }
  }

  private static let syntax: [Wrong] = [
    Wrong("", "1:1: the file is empty; it begins with `arena: NAME`"),
    Wrong("# nothing\n", "1:1: the file is empty; it begins with `arena: NAME`"),
    Wrong(
      "just words\n",
      "1:1: an arena file is a mapping that begins with `arena: NAME`, not the text \"just words\""),
    Wrong(
      "arena: a\nagents:\n\t- random\n",
      "3:1: a tab stands in the indentation; YAML is indented by spaces only"),
    Wrong(
      "arena: a\nagents: [random\npairs: 1\n",
      "3:6: this is no valid YAML while parsing a flow sequence: did not find expected ',' or ']'"),
    Wrong(
      "arena: \"a\n",
      "2:1: this is no valid YAML while scanning a quoted scalar: found unexpected end of stream"),
    Wrong("arena: *name\n", "1:8: this is no valid YAML: found undefined alias"),
    Wrong(
      "arena: a\n---\narena: b\n", "2:1: a second document begins; an arena file is one document"),
    Wrong(
      "arena: a\npairs: 1\npairs: 2\n", "3:1: the key `pairs` stands twice; the first is in line 2"),
    Wrong("arena: a\u{1}\n", "1:9: the text cannot be read: control characters are not allowed"),
  ]

  private static let top: [Wrong] = [
    Wrong(
      "environments: [tic_tac_toe]\nagents: [random, greedy]\n", "1:1: the key `arena` is missing"),
    Wrong("arena: a\nagents: [random, greedy]\n", "1:1: the key `environments` is missing"),
    Wrong("arena: a\nenvironments: [tic_tac_toe]\n", "1:1: the key `agents` is missing"),
    .after("pairz: 4\n", "4:1: unknown key `pairz`; did you mean `pairs`?"),
    .after(
      "zebra: 4\n",
      "4:1: unknown key `zebra`; valid keys: agents, arena, budgets, cassette, endpoints, environments,"
        + " format, jobs, on_failure, output, pairs, prices, seed, spending"),
    .after("pairs: many\n", "4:8: `pairs` needs an integer, not the text \"many\""),
    .after("pairs: 1.5\n", "4:8: `pairs` needs an integer, not the number 1.5"),
    .after("pairs: 0\n", "4:8: `pairs` is 0, but must be at least 1"),
    .after("pairs:\n", "4:7: `pairs` needs an integer, not nothing"),
    .after("seed: -1\n", "4:7: `seed` is -1, but must be at least 0"),
    .after(
      "seed: 9007199254740992\n",
      "4:7: `seed` is 9007199254740992, but may be at most 9007199254740991"),
    .after(
      "format: rond-robin\n",
      "4:9: `format` cannot be the text \"rond-robin\"; did you mean `round-robin`?"),
    .after(
      "format: swiss\n", "4:9: `format` cannot be the text \"swiss\"; valid values: round-robin"),
    .after(
      "budgets: {turn: 9}\n", "4:11: unknown key `turn`; did you mean `turns`?"),
    .after(
      "budgets: {seconds_per_decision: 0}\n",
      "4:33: `seconds_per_decision` is 0, but must be at least 0.001"),
    .after("budgets: 9\n", "4:10: `budgets` needs a mapping, not the number 9"),
    .after("output: [x]\n", "4:9: `output` needs a text, not a list"),
    .after("output: ''\n", "4:9: `output` is empty"),
    .after("[a]: 1\n", "4:1: a key is a word, not a list or a mapping"),
    .after(
      "jobs: !!int 4\n", "4:7: the tag `tag:yaml.org,2002:int` has no meaning here; remove it"),
    Wrong(
      "arena: 12\nenvironments: [tic_tac_toe]\nagents: [random, greedy]\n",
      "1:8: `arena` needs a text, not the number 12; put it in quotes"),
    Wrong(
      "arena: a/b\nenvironments: [tic_tac_toe]\nagents: [random, greedy]\n",
      "1:8: `arena` names files too: use letters, digits, `-`, `_` and `.`, and begin with a letter"
    ),
  ]

  private static let environments: [Wrong] = [
    .environments(
      "  - tictactoe", "3:5: unknown environment `tictactoe`; did you mean `tic_tac_toe`?"),
    .environments(
      "  - go",
      "3:5: unknown environment `go`; environments: blind, connect_four, tic_tac_toe, trio"),
    .environments("  - name: x", "3:5: the key `id` is missing"),
    .environments(
      "  - id: tic_tac_toe\n    params: {}", "4:5: unknown key `params`; did you mean `parameters`?"
    ),
    .environments(
      "  - tic_tac_toe\n  - tic_tac_toe",
      "4:5: `tic_tac_toe` is the name of two environments, the first in line 3; give this one another `name`"
    ),
    .environments("  []", "3:3: `environments` needs at least 1 element"),
    .environments(
      "  - trio", "3:5: `trio` has 3 seats; a round robin seats two agents"),
    .environments(
      "  - {id: connect_four, parameters: {widht: 5}}",
      "3:37: unknown key `widht`; did you mean `width`?"),
    .environments(
      "  - {id: connect_four, parameters: {width: 99}}",
      "3:44: `width` is 99, but may be at most 12"),
    .environments(
      "  - {id: tic_tac_toe, parameters: {size: 4}}", "3:23: `tic_tac_toe` takes no parameters"),
    .environments(
      "  - {id: tic_tac_toe, openings: {random: 4}}",
      "3:34: unknown key `random`; did you mean `random_plies`?"),
    .environments(
      "  - {id: tic_tac_toe, openings: [a1]}",
      "3:34: `openings[0]` needs a list or a mapping, not the text \"a1\""),
    .environments(
      "  - {id: tic_tac_toe, isolation: wroker}",
      "3:34: `isolation` cannot be the text \"wroker\"; did you mean `worker`?"),
    .environments(
      "  - {id: nim, plugin: bad.so}",
      "3:23: the plugin cannot be used: there is no file bad.so"),
    .environments(
      "  - {id: nym, plugin: good.so}",
      "3:10: unknown environment `nym` of the plugin good.so; did you mean `nim`?"),
  ]

  private static let agents: [Wrong] = [
    .agents("", "4:3: `agents` needs at least 2 elements"),
    .agents("  - serch", "5:5: unknown agent kind `serch`; did you mean `search`?"),
    .agents(
      "  - chess", "5:5: unknown agent kind `chess`; kinds: greedy, language, random, search"),
    .agents(
      "  - random",
      "5:5: `random` is the name of two agents, the first in line 4; give this one another `name`"),
    .agents("  - {name: x}", "5:5: the key `kind` is missing"),
    .agents("  - 7", "5:5: `agents[1]` needs a mapping or a text, not the number 7"),
    .agents("  - {kind: language}", "5:5: the key `model` is missing"),
    .agents(
      "  - {kind: language, settings: {model: m, style: long}}",
      "5:50: `style` cannot be the text \"long\"; valid values: brief, full"),
    .agents(
      "  - {kind: search, settings: {use_oracle: yes}}",
      "5:43: `use_oracle` needs true or false, not the text \"yes\"; write `true`"),
    .agents(
      "  - {kind: search, settings: {exploration: 0}}",
      "5:44: `exploration` is 0, but must be greater than 0"),
    .agents(
      "  - {kind: search, settings: {stops: [a, b, c]}}",
      "5:38: `stops` has 3 elements, but may have 2"),
    .agents(
      "  - {kind: random, name: r2, settings: {x: 1}}", "5:30: `random` takes no settings"),
    .agents(
      "  - {kind: greedy, name: \"a\\nb\"}",
      "5:26: a name has no line breaks or other control characters, and no blank at its ends"),
    .agents("  - {kind: search, pairs: 0}", "5:27: `pairs` is 0, but must be at least 1"),
  ]

  @Test(arguments: syntax + top + environments + agents)
  func `a mistake is told by line and column`(wrong: Wrong) throws {
    let error = try #require(throws: ArenaFileError.self) {
      try ArenaFile.read(wrong.text, path: "a.yaml", catalogue: .sample)
    }
    #expect(error.mistakes.map(\.description) == ["a.yaml:" + wrong.message])
  }

  @Test func `an agent that needs what the environment lacks is told`() throws {
    let error = try #require(throws: ArenaFileError.self) {
      try ArenaFile.read(
        "arena: a\nenvironments: [blind]\nagents: [random, search]\n", path: "a.yaml",
        catalogue: .sample)
    }
    #expect(
      error.description
        == "a.yaml:3:18: `search` cannot play `blind`, which lacks: copies of episodes")
  }
}
