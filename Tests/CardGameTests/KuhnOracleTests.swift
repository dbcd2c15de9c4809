// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// The oracle of Kuhn poker against values that the tests compute from the tree.
struct KuhnOracleTests {
  /// The value of each action of a seat, at one published equilibrium of the other.
  private func values(of seat: Int, _ a: Double) throws -> [String: [Double]] {
    let root = try CardPosition("kuhn_poker").begin()
    let tree = try GameTree(from: root)
    let strategy = try KuhnEquilibrium(a: a).strategy(in: tree)
    let actions = tree.bestResponse(of: seat, to: strategy).actions
    var values: [String: [Double]] = [:]
    for set in tree.informationSets where set.seat == seat {
      values[set.view] = Array(actions[set.offset..<set.offset + 2])
    }
    return values
  }

  @Test(arguments: [0, 1])
  func `the values hold against all published equilibria`(_ number: Int) throws {
    let ends = [try values(of: number, 0), try values(of: number, 1.0 / 3)]
    let seat = Seat(number)
    for episode in try CardStates(of: "kuhn_poker").episodes where episode.seatToAct == seat {
      let view = try episode.text(for: seat, view: .recall, media: .json)
      let oracle = try #require(episode.oracle)
      let answers = try oracle.actionValues(for: seat, nodes: 0, seed: Seed(1))
      #expect(answers.map(\.action) == [0, 1])
      for (index, answer) in answers.enumerated() {
        // Where an equilibrium never leads here, it has no value here.
        let known = ends.compactMap { $0[view]?[index] }.filter(\.isFinite)
        let least = try #require(known.min())
        let most = try #require(known.max())
        #expect(abs(answer.bounds.lowerBound - least) < 1e-9)
        #expect(abs(answer.bounds.upperBound - most) < 1e-9)
        #expect(answer.isExact == (most - least < 1e-9))
        #expect(number == 1 || answer.isExact)
      }
      #expect(answers.contains { $0.isBest })
    }
  }

  @Test func `with a king to call is best, and with a jack to fold`() throws {
    for (cards, best) in [("Q K", [false, true]), ("K J", [true, false])] {
      let oracle = try #require(try CardPosition.kuhn(cards, "bet").begin().oracle)
      let values = try oracle.actionValues(for: Seat(1), nodes: 0, seed: Seed(1))
      #expect(values.map(\.isBest) == best)
    }
  }

  @Test func `with three seats the oracle gives bounds that every ending keeps`() throws {
    let episode = try CardPosition("kuhn_poker", seats: 3, "J Q K", "check bet").begin()
    let oracle = try #require(episode.oracle)
    let values = try oracle.actionValues(for: Seat(2), nodes: 0, seed: Seed(1))
    #expect(values.map(\.bounds) == [-1 ... -1, -2...4])
    #expect(values.map(\.isExact) == [true, false])
    #expect(values.map(\.isBest) == [false, false])
    // J, Q and A are left: called down, K wins against J and Q alone.
    #expect(abs(values[1].value) < 1e-9)
  }

  @Test func `the oracle answers the seat that acts alone`() throws {
    let error = #expect(throws: EnvironmentError.self) {
      try CardPosition.kuhn("J Q").begin().oracle?.actionValues(
        for: Seat(1), nodes: 0, seed: Seed(1))
    }
    #expect(error?.code == .wrongPhase)
  }
}
