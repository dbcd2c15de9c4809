// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonPlay
import Testing

@testable import AgonArena

struct ArenaModelKeysTests {
  private static let plain = """
    arena: a
    environments: [tic_tac_toe]
    agents: [random, greedy]

    """

  private static let full = """
    arena: a
    environments:
      - {id: tic_tac_toe, disguise: 7}
    agents:
      - random
      - {kind: language, cap: 1.5, settings: {model: mini}}
    endpoints:
      work: {url: "https://example.org/v1", concurrency: 8}
    prices:
      mini: {input: 0.15, cached_input: 0.075, output: 0.6}
      maxi: {input: 3, output: 15}
    spending: {run: 5, agent: 2.5}
    cassette: {file: runs/a.cassette}
    on_failure: random-legal
    """

  private static let catalogue = {
    var catalogue = ArenaCatalogue.sample
    catalogue.endpoint = [
      "type": "object", "additionalProperties": false, "required": ["url"],
      "properties": [
        "url": ["type": "string"], "concurrency": ["type": "integer", "minimum": 1],
        "stream": ["type": "boolean", "default": true],
      ],
    ]
    return catalogue
  }()

  private func read(_ text: String) throws -> Arena {
    try ArenaFile.read(text, path: "a.yaml", catalogue: Self.catalogue)
  }

  @Test func `what a file says of models and money is taken over`() throws {
    let arena = try read(Self.full)
    #expect(
      arena.endpoints == [
        "work": ["url": "https://example.org/v1", "concurrency": 8, "stream": true]
      ])
    #expect(
      arena.prices == [
        "mini": ArenaPrice(input: 0.15, cachedInput: 0.075, output: 0.6),
        "maxi": ArenaPrice(input: 3, output: 15),
      ])
    #expect(arena.spending == ArenaSpending(run: 5, agent: 2.5))
    #expect(arena.cassette == ArenaCassette(file: "runs/a.cassette", mode: .auto))
    #expect(arena.onFailure == .randomLegal)
    #expect(arena.agents.map(\.cap) == [nil, 1.5])
    #expect(arena.environments[0].disguise == Seed(7))
  }

  @Test func `a file without any of it says nothing`() throws {
    let arena = try read(Self.plain)
    #expect(arena.endpoints.isEmpty && arena.prices.isEmpty && arena.cassette == nil)
    #expect(arena.spending == ArenaSpending() && arena.onFailure == .forfeit)
    #expect(arena.agents.allSatisfy { $0.cap == nil } && arena.environments[0].disguise == nil)
  }

  @Test func `the digest of a file from before these keys stays`() throws {
    let digest = try read(Self.plain).digest.description
    #expect(digest == "76b871f46d753916c723cc924a6d567d291a37ab8801d84374f8beab89294813")
    #expect(try read(Self.plain + "on_failure: forfeit\n").digest.description == digest)
  }

  @Test(arguments: [
    ("disguise: 7", "disguise: 8"), (", disguise: 7", ""),
    ("on_failure: random-legal", "on_failure: void"), ("on_failure: random-legal", ""),
  ])
  func `the digest changes with what decides a game`(old: String, new: String) throws {
    #expect(try read(Self.full).digest != read(Self.full.replacing(old, with: new)).digest)
  }

  @Test(arguments: [
    ("concurrency: 8", "concurrency: 9"), ("input: 0.15", "input: 0.2"), ("run: 5", "run: 6"),
    ("cap: 1.5, ", ""), ("runs/a.cassette", "b"), ("a.cassette", "a.cassette, mode: replay"),
  ])
  func `the digest does not change with addresses, money and the cassette`(
    old: String, new: String
  ) throws {
    #expect(try read(Self.full).digest == read(Self.full.replacing(old, with: new)).digest)
  }

  @Test(arguments: [
    (
      "on_failure: voided\n",
      "4:13: `on_failure` cannot be the text \"voided\"; did you mean `void`?"
    ),
    ("on_failur: void\n", "4:1: unknown key `on_failur`; did you mean `on_failure`?"),
    (
      "cassette: {file: a, mode: play}\n",
      "4:27: `mode` cannot be the text \"play\"; valid values: auto, record, replay"
    ),
    ("cassette: {mode: auto}\n", "4:11: the key `file` is missing"),
    ("cassette: a\n", "4:11: `cassette` needs a mapping, not the text \"a\""),
    ("endpoints: {w: {ulr: x}}\n", "4:17: unknown key `ulr`; did you mean `url`?"),
    (
      "endpoints: {w: {url: x, concurrency: 0}}\n",
      "4:38: `concurrency` is 0, but must be at least 1"
    ),
    ("prices: {m: {input: 1}}\n", "4:13: the key `output` is missing"),
    ("prices: {m: {input: -1, output: 1}}\n", "4:21: `input` is -1, but must be at least 0"),
    (
      "prices: {m: {input: 1, output: 1, cached: 1}}\n",
      "4:35: unknown key `cached`; did you mean `cached_input`?"
    ),
    (
      "prices: {m: {input: 1, output: 1}}\nspending: {run: 0}\n",
      "5:17: `run` is 0, but must be greater than 0"
    ),
    (
      "spending: {run: 1}\n",
      "4:1: `spending` limits nothing without `prices`; add the prices of the models"
    ),
  ])
  func `a mistake is told by line and column`(text: String, message: String) throws {
    let error = try #require(throws: ArenaFileError.self) { try read(Self.plain + text) }
    #expect(error.mistakes.map(\.description) == ["a.yaml:" + message])
  }

  @Test func `a cap and a disguise are held against their ranges`() throws {
    let error = try #require(throws: ArenaFileError.self) {
      try read(
        """
        arena: a
        environments: [{id: tic_tac_toe, disguise: -1}]
        agents: [random, {kind: greedy, cap: 0}]
        prices: {m: {input: 1, output: 1}}
        """)
    }
    #expect(
      error.mistakes.map(\.description) == [
        "a.yaml:2:44: `disguise` is -1, but must be at least 0",
        "a.yaml:3:38: `cap` is 0, but must be greater than 0",
      ])
  }

  @Test func `a cap without prices is told at the cap`() throws {
    let error = try #require(throws: ArenaFileError.self) {
      try read(
        "arena: a\nenvironments: [tic_tac_toe]\nagents: [random, {kind: greedy, cap: 1}]\n")
    }
    #expect(error.description.hasPrefix("a.yaml:3:33: `cap` limits nothing"))
  }
}
