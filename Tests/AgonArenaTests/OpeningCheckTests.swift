// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonArena

struct OpeningCheckTests {
  /// The mistakes of openings in the pile of five, whose environment stands in line 3.
  private func mistakes(_ openings: String) throws -> [String] {
    let text = """
      arena: a
      environments:
        - {id: nim, plugin: good.so, openings: \(openings)}
      agents: [random, greedy]
      """
    let arena = try ArenaFile.read(text, path: "a.yaml", catalogue: .sample)
    var mistakes = MistakeCollector(file: "a.yaml")
    OpeningCheck.note(
      arena.environments[0], in: PileEnvironment(), seed: arena.seed, mistakes: &mistakes)
    return mistakes.mistakes.map(\.description)
  }

  @Test func `openings from which an episode begins are no mistakes`() throws {
    #expect(try mistakes("[[], [take 1, take 2], [take 2]]").isEmpty)
  }

  @Test func `an action that is not read is told by its place and the nearest one`() throws {
    #expect(
      try mistakes("[[take 1, tske two]]") == [
        "a.yaml:3:52: `tske two` cannot be played here: No number; legal actions: take 1, take 2"
      ])
    #expect(
      try mistakes("[[take]]") == [
        "a.yaml:3:44: `take` cannot be played here: No number; did you mean `take 1`?"
      ])
  }

  @Test func `an action behind the end is told by its place`() throws {
    #expect(
      try mistakes("[[take 2, take 2, take 1, take 1]]") == [
        "a.yaml:3:68: `take 1` stands after the end of the episode; shorten this"
      ])
  }

  @Test func `an opening that ends the episode is told by its own place`() throws {
    #expect(
      try mistakes("[[], [take 2, take 2, take 1]]") == [
        "a.yaml:3:47: the opening cannot be used: The opening ends the episode; shorten it"
      ])
  }

  @Test func `a setup that is refused is told by its key`() throws {
    #expect(
      try mistakes("[{setup: {pile: -1}}]") == [
        "a.yaml:3:52: the setup cannot be used: The pile is negative"
      ])
  }

  @Test func `every wrong opening is told`() throws {
    #expect(try mistakes("[[x], [], [y]]").count == 2)
  }
}
