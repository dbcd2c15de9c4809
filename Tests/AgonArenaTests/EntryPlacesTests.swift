// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonArena

struct EntryPlacesTests {
  private static let text = """
    arena: a
    environments:
      - id: connect_four
        parameters:
          width: 5
          height: 4
        openings:
          - [d, e]
          - {setup: {width: 3}}
    agents:
      - random
      - {kind: search, settings: {nodes: 7}}
    """

  private func places() throws -> EntryPlaces {
    try ArenaFile.read(Self.text, path: "a.yaml", catalogue: .sample).environments[0].places
  }

  private func place(_ line: Int, _ column: Int) -> DocumentPlace {
    DocumentPlace(line: line, column: column)
  }

  @Test func `a key stands where its word stands, an element where it begins`() throws {
    let places = try places()
    #expect(places.entry == place(3, 5))
    #expect(places.place(of: ["parameters"]) == place(4, 5))
    #expect(places.place(of: ["parameters", "height"]) == place(6, 7))
    #expect(places.place(of: ["openings", 0, 1]) == place(8, 13))
  }

  @Test func `what is not written stands where its surroundings stand`() throws {
    let places = try places()
    #expect(places.place(of: ["parameters", "connect"]) == place(4, 5))
    #expect(places.place(of: ["settings", "nodes"]) == place(3, 5))
    #expect(places.place(of: ["openings", 0, 7]) == place(8, 9))
  }

  @Test func `the first key that a sentence names as a word is its place`() throws {
    let places = try places()
    let path: [EntryPlaces.Step] = ["parameters"]
    let both = "The \"height\" is too small for the width."
    #expect(places.place(below: path, namedIn: both) == place(6, 7))
    #expect(places.place(below: path, namedIn: "The widths differ.") == place(4, 5))
    #expect(places.place(below: ["openings", 1], namedIn: "Bad width.") == place(9, 18))
  }

  @Test func `an agent of a file has its places too`() throws {
    let agents = try ArenaFile.read(Self.text, path: "a.yaml", catalogue: .sample).agents
    #expect(agents[0].places.entry == place(11, 5))
    #expect(agents[1].places.place(of: ["settings", "nodes"]) == place(12, 31))
  }

  @Test func `places do not change the digest`() throws {
    let moved = "# a line\n" + Self.text.replacing("width: 5", with: "width:   5")
    let arena = try ArenaFile.read(Self.text, path: "a.yaml", catalogue: .sample)
    let other = try ArenaFile.read(moved, path: "b.yaml", catalogue: .sample)
    #expect(arena.environments[0].places != other.environments[0].places)
    #expect(arena.digest == other.digest)
  }
}
