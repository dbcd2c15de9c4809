// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import AgonArena

struct NearestWordTests {
  @Test func `a swapped pair of letters is one mistake`() {
    #expect(NearestWord.distance(Array("paris"), Array("pairs")) == 1)
  }

  @Test func `case and separators do not count`() {
    #expect(NearestWord.to("TicTacToe", among: ["tic_tac_toe", "line_game"]) == "tic_tac_toe")
  }

  @Test func `a word that is nothing like the candidates has no neighbour`() {
    #expect(NearestWord.to("banana", among: ["search", "random", "greedy"]) == nil)
  }

  @Test func `an abbreviation is understood`() {
    #expect(NearestWord.to("params", among: ["name", "pairs", "parameters"]) == "parameters")
  }

  @Test func `of equally near words the first in order is taken`() {
    #expect(NearestWord.to("pat", among: ["rat", "cat"]) == "cat")
  }
}
