// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Claims on a game of three seats whose state is known: after two rounds of five, seat 1 has 9.
///
/// Descending prizes: 5 went to seat 1 by 4 against 3 and 2, 4 went to seat 1 by 5 against 2 and 3.
/// The prize is 3; seat 0 holds 1 4 5, seat 1 holds 1 2 3, seat 2 holds 1 4 5.
struct FactsTests {
  private static let rounds = [[3, 4, 2], [2, 5, 3]]

  private func episode(bids: JSON = "revealed") throws -> any Episode {
    try Goofspiel.play(Goofspiel.small(5, bids: bids), seats: 3, rounds: Self.rounds)
  }

  private func verdict(_ predicate: String, _ arguments: [JSON], view: View = .seat) throws
    -> FactAnswer.Truth
  {
    let claim: JSON = ["predicate": .string(predicate), "args": .array(arguments)]
    let facts = try #require(episode().facts)
    return try facts.check(claim, for: Seat(0), view: view, nodes: 0).truth
  }

  @Test(
    arguments: [
      ("legal", ["5"]), ("holds", [0, "4"]), ("holds", [1, "three"]),
      ("highest_card", [1, "=", 3]),
      ("highest_card", [2, ">", 4]), ("can_win_prize", [1, "2"]), ("can_win_prize", [0, "5"]),
      ("prize", ["=", 3]), ("stake", ["<=", 3]), ("remaining_prizes_sum", ["=", 3]),
      ("rounds_left", ["=", 3]), ("points", [1, "=", 9]), ("points", [0, "<", 1]),
      ("lead", [1, ">=", 9]), ("lead", [0, "=", -9]), ("decided", [1]), ("won_round", [1, 2]),
    ] as [(String, [JSON])])
  func `a true claim is found true`(_ predicate: String, _ arguments: [JSON]) throws {
    #expect(try verdict(predicate, arguments) == .yes)
    #expect(try verdict(predicate, arguments, view: .full) == .yes)
  }

  @Test(
    arguments: [
      ("legal", ["3"]), ("holds", [0, "2"]), ("holds", [2, "3"]), ("highest_card", [1, ">", 3]),
      ("can_win_prize", [1, "1"]), ("can_win_prize", [0, "3"]), ("wins_prize_for_sure", [0, "5"]),
      ("equal_hands", []), ("prize", [">", 3]), ("remaining_prizes_sum", ["=", 6]),
      ("rounds_left", ["<", 3]), ("points", [2, ">", 0]), ("lead", [1, "=", 8]), ("decided", [0]),
      ("won_round", [0, 1]), ("won_round", [1, 3]), ("won_round", [1, 0.5]),
    ] as [(String, [JSON])])
  func `a false claim is found false`(_ predicate: String, _ arguments: [JSON]) throws {
    #expect(try verdict(predicate, arguments) == .no)
  }

  @Test(
    arguments: [
      ("knows", []), ("holds", [0]), ("holds", [3, "1"]), ("holds", [0, "6"]), ("holds", [0, 4]),
      ("prize", ["==", 3]), ("prize", ["=", "3"]), ("equal_hands", [0]), ("decided", [1.5]),
    ] as [(String, [JSON])])
  func `a claim that is not understood is invalid`(_ predicate: String, _ arguments: [JSON]) throws
  {
    #expect(try verdict(predicate, arguments) == .invalid)
  }

  @Test func `a denial turns the verdict round, and an unknown one stays`() throws {
    let facts = try #require(episode(bids: "hidden").facts)
    func check(_ args: [JSON], _ polarity: Bool) throws -> FactAnswer.Truth {
      let claim: JSON = ["predicate": "holds", "args": .array(args), "polarity": .bool(polarity)]
      return try facts.check(claim, for: Seat(0), view: .seat, nodes: 0).truth
    }
    #expect(try check([0, "4"], false) == .no)
    #expect(try check([0, "3"], false) == .yes)
    #expect(try check([1, "3"], false) == .unknown)
    #expect(try check([1, "5"], true) == .unknown)
  }

  @Test func `a win is sure when no other seat holds a card as high`() throws {
    let episode = try Goofspiel.play(
      Goofspiel.small(4, prizes: "ascending"), rounds: [[1, 4], [2, 3]])
    let facts = try #require(episode.facts)
    let claim: JSON = ["predicate": "wins_prize_for_sure", "args": [0, "3"]]
    let answer = try facts.check(claim, for: Seat(0), view: .seat, nodes: 0)
    #expect(answer.truth == .yes)
    #expect(answer.evidence.witness == [["hands": [[3, 4], [1, 2]]]])
  }

  @Test func `equal hands are seen at the start and after equal bids`() throws {
    for rounds in [[], [[2, 2]], [[2, 3], [3, 2]]] as [[[Int]]] {
      let episode = try Goofspiel.play(Goofspiel.small(4), rounds: rounds)
      let answer = try episode.facts?.check(
        ["predicate": "equal_hands", "args": []], for: Seat(1), view: .seat, nodes: 0)
      #expect(answer?.truth == .yes)
    }
  }

  @Test(arguments: ["revealed", "hidden"] as [JSON])
  func `claims that are made have the truth that was asked for`(_ bids: JSON) throws {
    let parameters = Goofspiel.small(7, prizes: "random", bids: bids)
    for seats in [2, 4] {
      try Goofspiel.random(parameters, seats: seats, seed: 3) { episode in
        let facts = try #require(episode.facts)
        for truth in [true, false] {
          let claims = try facts.generate(truth, for: Seat(1), seed: Seed(5), most: 10)
          #expect(claims.count == 10)
          #expect(Set(claims).count == 10)
          for claim in claims {
            let answer = try facts.check(claim, for: Seat(1), view: .seat, nodes: 0)
            #expect(answer.truth == (truth ? .yes : .no), "\(claim)")
            #expect(answer.evidence.isExact)
          }
        }
      }
    }
  }

  @Test func `all predicates are listed with an example that is understood`() throws {
    let predicates = try Goofspiel.environment().predicates
    #expect(predicates.count == 14)
    let facts = try #require(Goofspiel.play(Goofspiel.small(3)).facts)
    for predicate in predicates {
      let answer = try facts.check(predicate.example, for: Seat(0), view: .seat, nodes: 0)
      #expect(answer.truth != .invalid, "\(predicate.name)")
    }
  }
}
