// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore
import Testing

struct ValueSearchTests {
  /// Positions of random play, by seed.
  static func positions(_ count: Int, seed: UInt64) throws -> [Noughts] {
    var random = SplitMix64(state: seed)
    var positions: [Noughts] = []
    while positions.count < count {
      let position = Noughts()
      for _ in 0..<random.below(10) where !position.isOver {
        let legal = try position.legalActions(of: Seat(position.actor))
        try position.apply(legal[random.below(legal.count)], by: Seat(position.actor))
      }
      positions.append(position)
    }
    return positions
  }

  @Test(arguments: [0, 1])
  func `values and orders agree with plain minimax`(seat: Int) throws {
    let checker = RulesChecker(of: Noughts.rules())
    let sign = seat == 0 ? 1 : -1
    func holds(_ line: String, on position: Noughts) throws -> Bool {
      let verdict = try checker.verdict(
        of: try Claim(parsing: line), for: Seat(seat), on: position)
      #expect(verdict.evidence?.isExact == true)
      return verdict.finding == .supported
    }
    for position in try ValueSearchTests.positions(60, seed: 7) where position.ply > 3 {
      #expect(try holds("value(=, \(sign * position.value))", on: position))
      if position.isOver { continue }
      let home = Noughts(copying: position)
      home.actor = seat
      let legal = try home.legalActions(of: Seat(seat))
      let values = try legal.map { action in
        let next = Noughts(copying: home)
        try next.apply(action, by: Seat(seat))
        return sign * next.value
      }
      let greatest = try #require(values.max())
      for (index, action) in legal.enumerated() {
        let name = Noughts.names[Int(action)]
        let isBest = values[index] == greatest
        #expect(try holds("best(\(name))", on: position) == isBest)
        let isAlone = isBest && values.count { $0 == greatest } == 1
        #expect(try holds("forced(\(name))", on: position) == isAlone)
        let other = Noughts.names[Int(legal[0])]
        #expect(
          try holds("better(\(name), \(other))", on: position) == (values[index] > values[0]))
      }
    }
  }

  @Test func `the empty board is solved within the usual budget`() throws {
    let checker = RulesChecker(of: Noughts.rules())
    let verdict = try checker.verdict(
      of: try Claim(parsing: "value(=, 0)"), for: Seat(0), on: Noughts())
    #expect(verdict.finding == .supported)
    #expect(verdict.cost < RulesChecker.usualNodes)
  }
}
