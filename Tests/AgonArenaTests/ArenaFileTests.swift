// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonPlay
import Testing

@testable import AgonArena

struct ArenaFileTests {
  private static let full = """
    arena: full
    environments:
      - tic_tac_toe
      - id: connect_four
        name: small
        parameters: {width: 5}
        openings: {random_plies: 4}
        pairs: 3
      - id: nim
        plugin: good.so
        isolation: in-process
        openings: [[take 1, take 2], [], {setup: {pile: 9}}]
    agents:
      - random
      - kind: search
        name: deep
        settings: {nodes: 10}
      - {kind: language, name: smol, pairs: 2, settings: {model: local}}
    pairs: 6
    seed: 42
    budgets: {turns: 99, seconds_per_decision: 2.5}
    jobs: 2
    output: runs/full.db
    """

  private func read(_ text: String) throws -> Arena {
    try ArenaFile.read(text, path: "a.yaml", catalogue: .sample)
  }

  @Test func `a full file gives all that it says`() throws {
    let arena = try read(Self.full)
    #expect(arena.name == "full")
    #expect(arena.environments.map(\.name) == ["tic_tac_toe", "small", "nim"])
    #expect(arena.environments[1].parameters == ["width": 5, "height": 6])
    #expect(arena.environments[1].openings == .random(plies: 4))
    #expect(arena.environments[2].plugin == "good.so")
    #expect(arena.environments.map(\.isolation) == [nil, nil, .inProcess])
    #expect(
      arena.environments[2].openings
        == .listed([.actions(["take 1", "take 2"]), .start, .setup(["pile": 9])]))
    #expect(arena.agents.map(\.name) == ["random", "deep", "smol"])
    #expect(arena.agents[1].settings == ["nodes": 10, "exploration": 1.0, "use_oracle": true])
    #expect(arena.agents[2].pairs == 2)
    #expect(arena.agents[2].settings == ["model": "local", "style": "brief"])
    #expect(arena.pairs == 6 && arena.seed == Seed(42) && arena.jobs == 2)
    #expect(arena.budgets.turns == 99 && arena.budgets.decision == .milliseconds(2500))
    #expect(arena.output == "runs/full.db" && arena.source == Self.full)
  }

  @Test func `what is left out takes its default`() throws {
    let arena = try read("arena: a\nenvironments: [tic_tac_toe]\nagents: [random, greedy]\n")
    #expect(arena.format == .roundRobin && arena.pairs == 1 && arena.seed == Seed(1))
    #expect(arena.jobs == nil && arena.output == nil && arena.budgets.turns == nil)
    #expect(arena.environments[0].openings == .start)
  }

  @Test func `anchors and merge keys are followed`() throws {
    let arena = try read(
      """
      arena: a
      environments: [tic_tac_toe]
      agents:
        - &base {kind: search, name: one, settings: {nodes: 5}}
        - {<<: *base, name: two}
      """)
    #expect(arena.agents.map(\.name) == ["one", "two"])
    #expect(arena.agents[0].settings == arena.agents[1].settings)
  }

  @Test func `words that old YAML took for Booleans are names`() throws {
    let arena = try read(
      "arena: a\nenvironments: [tic_tac_toe]\nagents: [{kind: random, name: no}, greedy]\n")
    #expect(arena.agents[0].name == "no")
  }

  @Test func `the digest does not change with what decides no game`() throws {
    let arena = try read(Self.full)
    let other = try read(
      Self.full.replacing("jobs: 2", with: "jobs: 7")
        .replacing("runs/full.db", with: "x.db")
        .replacing("{width: 5}", with: "{height: 6, width: 5.0}")
        .replacing("pairs: 6", with: "pairs: 6 # a comment"))
    #expect(arena.digest == other.digest)
  }

  @Test(arguments: [
    ("seed: 42", "seed: 43"), ("pairs: 6", "pairs: 7"), ("nodes: 10", "nodes: 11"),
    ("turns: 99", "turns: 98"), ("decision: 2.5", "decision: 2.6"),
    ("random_plies: 4", "random_plies: 5"),
    ("name: deep", "name: deeper"), ("width: 5", "width: 6"), ("pile: 9", "pile: 8"),
  ])
  func `the digest changes with what decides a game`(old: String, new: String) throws {
    #expect(try read(Self.full).digest != read(Self.full.replacing(old, with: new)).digest)
  }

  @Test func `an alias bomb is refused before it goes off`() throws {
    var text = "arena: a\nx0: &x0 [a, a]\n"
    for level in 1...40 {
      text += "x\(level): &x\(level) [*x\(level - 1), *x\(level - 1)]\n"
    }
    let error = try #require(throws: ArenaFileError.self) { try read(text) }
    #expect(error.description.contains("the file holds more than 50000 values"))
  }

  @Test func `an alias bomb in a key is refused before it goes off`() throws {
    var text = "arena: a\nx0: &x0 [a, a]\n"
    for level in 1...40 {
      text += "x\(level): &x\(level) [*x\(level - 1), *x\(level - 1)]\n"
    }
    let error = try #require(throws: ArenaFileError.self) { try read(text + "[*x40]: 1\n") }
    #expect(
      error.description == "a.yaml:1:1: the file uses many aliases within keys; write the keys out")
  }

  @Test(arguments: [70, 5000])
  func `deep nesting is refused`(levels: Int) throws {
    let text =
      "arena: " + String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    #expect(throws: ArenaFileError.self) { try read(text) }
  }

  @Test func `all mistakes are told at once in the order of the file`() throws {
    let error = try #require(throws: ArenaFileError.self) {
      try read("arena: a\npairs: 0\nenvironments: [tictac]\nagents: [random, grdy]\nfoo: 1\n")
    }
    #expect(error.mistakes.map(\.place.line) == [2, 3, 4, 5])
  }
}
