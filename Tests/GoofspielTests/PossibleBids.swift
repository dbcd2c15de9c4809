// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Every way in which hidden bids may have been made, found by trying all: slow, and apart from the
/// plugin's own search.
struct PossibleBids {
  /// Bids of all seats, round by round.
  typealias World = [[Int]]

  let cards: Int
  let seats: Int
  /// What was really bid.
  let real: World
  /// The seat that looks; nil for one who knows no hand.
  let observer: Int?

  /// The seats that bid highest in a round.
  private static func highest(_ bids: [Int]) -> [Int] {
    bids.indices.filter { bids[$0] == bids.max() }
  }

  /// All sequences of different cards, one a round.
  private func sequences(_ rounds: Int) -> [[Int]] {
    if rounds == 0 { return [[]] }
    return sequences(rounds - 1).flatMap { start in
      (1...cards).filter { !start.contains($0) }.map { start + [$0] }
    }
  }

  /// The worlds that the observer cannot tell from the real one.
  func worlds() -> [World] {
    let all = sequences(real.count)
    var found: [World] = []
    var chosen: [[Int]] = []
    func extend() {
      if chosen.count == seats {
        let world = real.indices.map { round in chosen.map { $0[round] } }
        if zip(world, real).allSatisfy({ Self.highest($0) == Self.highest($1) }) {
          found.append(world)
        }
        return
      }
      let own = real.map { $0[chosen.count] }
      for bids in chosen.count == observer ? [own] : all {
        chosen.append(bids)
        extend()
        chosen.removeLast()
      }
    }
    extend()
    return found
  }

  /// The hands that are left in a world.
  func hands(in world: World) -> [Set<Int>] {
    (0..<seats).map { seat in
      Set(1...cards).subtracting(world.map { $0[seat] })
    }
  }
}
