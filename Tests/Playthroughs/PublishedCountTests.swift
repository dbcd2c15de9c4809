// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Testing

/// Numbers of games and positions that the literature knows, counted through the host.
struct PublishedCountTests {
  /// Games by the seat that wins, and positions by key.
  private struct Count {
    var wins = [0, 0]
    var draws = 0
    var positions: Set<UInt64> = []

    mutating func walk(_ episode: any Episode) throws {
      if let key = episode.positionKey { positions.insert(key) }
      guard let seat = episode.seatToAct else {
        let returns = try episode.returns()
        if let winner = returns.firstIndex(of: 1) { wins[winner] += 1 } else { draws += 1 }
        return
      }
      for action in try episode.legalActions(of: seat) {
        let next = try episode.clone(.exact)
        try next.apply(action, by: seat)
        try walk(next)
      }
    }
  }

  private func begin(_ id: String) throws -> any Episode {
    try PluginCatalogue.environment(id).begin(seats: 2, seed: Seed(1), opening: nil)
  }

  private func sequences(from episode: any Episode, plies: Int) throws -> Int {
    guard let seat = episode.seatToAct else { return 0 }
    let actions = try episode.legalActions(of: seat)
    if plies == 1 { return actions.count }
    var count = 0
    for action in actions {
      let next = try episode.clone(.exact)
      try next.apply(action, by: seat)
      count += try sequences(from: next, plies: plies - 1)
    }
    return count
  }

  @Test func `tic-tac-toe has 255168 games and 5478 positions`() throws {
    var count = Count()
    try count.walk(begin("tic_tac_toe"))
    #expect(count.wins == [131_184, 77_904])
    #expect(count.draws == 46_080)
    #expect(count.positions.count == 5478)
  }

  @Test(arguments: zip(1...7, [7, 49, 343, 2401, 16_807, 117_649, 823_536]))
  func `Connect Four has the known numbers of action sequences`(_ plies: Int, _ known: Int) throws {
    #expect(try sequences(from: begin("connect_four"), plies: plies) == known)
  }
}
