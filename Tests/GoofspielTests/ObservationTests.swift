// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// What the observations say.
struct ObservationTests {
  @Test func `a seat is told its hand, the table and the last round`() throws {
    let episode = try Goofspiel.play(
      Goofspiel.small(4, ties: "carry", bids: "hidden"), rounds: [[2, 2], [1, 3]])
    #expect(
      try episode.text(for: Seat(0)) == """
        Goofspiel, cards 1 to 4, 2 seats. Prizes come in descending order; a tied prize is carried \
        to the next round; bids stay hidden.
        You are seat 0.
        Round 3 of 4. Prize on the table: 2.
        Carried from ties: 0.
        Prizes to come: 1.
        Points: seat 0 has 0, seat 1 has 7; lost in ties: 0.
        Your hand: 3 4.
        Hand of seat 1: 2 unknown cards.
        Round 2: prize 3; seat 0 bid 1; seat 1 won 7.
        Legal actions: 3 4.

        """)
  }

  @Test func `the recall view tells all rounds`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(3), rounds: [[2, 2], [1, 3]])
    let text = try episode.text(for: Seat(1), view: .recall)
    #expect(
      text.contains("Round 1: prize 3; seat 0 bid 2, seat 1 bid 2; seats 0 1 tied, 3 lost.\n"))
    #expect(text.contains("Round 2: prize 2; seat 0 bid 1, seat 1 bid 3; seat 1 won 2.\n"))
    #expect(try !episode.text(for: Seat(1)).contains("Round 1"))
  }

  @Test func `every text ends in a line break and has no blanks at line ends`() throws {
    for bids in ["revealed", "hidden"] as [JSON] {
      try Goofspiel.random(["bids": bids, "ties": "carry"], seats: 4, seed: 2) { episode in
        for view in [View.seat, .recall, .everybody, .full] {
          let text = try episode.text(for: Seat(3), view: view)
          #expect(text.hasSuffix("\n") && !text.contains(" \n") && !text.contains("\t"))
          #expect(try episode.json(view, for: 3)["environment"] == "goofspiel")
          let picture = try episode.text(for: Seat(3), view: view, media: .svg)
          #expect(picture.hasPrefix("<svg ") && picture.hasSuffix("</svg>"))
        }
      }
    }
  }

  @Test func `the JSON form has the members that the README lists`() throws {
    let episode = try Goofspiel.play(
      Goofspiel.small(4, prizes: "ascending"), seats: 2, rounds: [[2, 1]])
    #expect(
      try episode.json(.recall, for: 1) == [
        "environment": "goofspiel", "cards": 4, "prizes": "ascending", "ties": "discard",
        "bids": "revealed", "returns": "points_difference", "seats": 2, "seat": 1, "turn": 1,
        "stage": "bid", "rounds_played": 1, "prize": 2, "carried": 0, "lost": 0, "to_come": [3, 4],
        "points": [1, 0], "hands": [[1, 3, 4], [2, 3, 4]], "legal": [2, 3, 4],
        "last": ["round": 1, "prize": 1, "stake": 1, "bids": [2, 1], "highest": [0]],
        "history": [["round": 1, "prize": 1, "stake": 1, "bids": [2, 1], "highest": [0]]],
      ])
  }

  @Test func `media that are not declared are refused`() throws {
    let episode = try Goofspiel.play(Goofspiel.small(3))
    #expect(throws: EnvironmentError.self) { try episode.text(for: Seat(0), media: .png) }
    #expect(throws: EnvironmentError.self) { try episode.text(for: Seat(2)) }
  }
}
