// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Glibc

/// What the wall around a plugin costs.
enum WallBench {
  /// The median time of a step of random games in a worker, in microseconds.
  ///
  /// An action is applied, and all is asked that the play loop asks before the next one.
  static func step(_ path: String, games: Int) throws -> Double {
    let environment = try Seating(path).environment("worker")
    var times: [Double] = []
    var legal: [ActionID] = []
    var bytes: [UInt8] = []
    for game in 0..<games {
      let seed = Seed(UInt64(game))
      let episode = try environment.begin(seats: 2, seed: seed, opening: nil)
      var chance = SplitMix64(seed: seed)
      try episode.legalActions(of: Seat(0), into: &legal)
      var isFirst = true
      while let seat = episode.seatToAct {
        let action = legal[chance.below(legal.count)]
        let time = try Seating.microseconds {
          try episode.apply(action, by: seat)
          try episode.serialise(into: &bytes)
          _ = try episode.rewards()
          guard let next = episode.seatToAct else { return }
          try episode.legalActions(of: next, into: &legal)
          _ = try episode.name(of: legal[0], by: next)
        }
        // What a game's first step asks for comes along from the second one on.
        if !isFirst { times.append(time) }
        isFirst = false
      }
    }
    return Seating.median(times)
  }

  /// Random games a second, a thousand of them in one request.
  static func playouts(_ path: String, in word: String, requests: Int) throws -> Double {
    let environment = try Seating(path).environment(word)
    let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    _ = try episode.simulate([Simulation(playouts: 1_000, seed: Seed(0))])
    let time = try Seating.microseconds {
      for request in 0..<requests {
        _ = try episode.simulate([Simulation(playouts: 1_000, seed: Seed(UInt64(request)))])
      }
    }
    return Double(requests) * 1e9 / time
  }

  /// The median time until a worker is ready, in microseconds.
  ///
  /// The process is started, the plugin opened behind the walls and its environment made.
  static func ready(_ path: String, times: Int) throws -> Double {
    let plugin = try Seating(path)
    _ = try plugin.environment("worker")
    var made: [any Environment] = []
    let taken = try (0..<times).map { _ in
      try Seating.microseconds { made.append(try plugin.environment("worker")) }
    }
    return Seating.median(taken)
  }

  /// The median time of leasing a worker from the warm pool and beginning an episode.
  ///
  /// In microseconds. Each worker is leased for the first time: those before are kept busy.
  static func lease(_ path: String, times: Int) throws -> Double {
    let environment = try Seating(path).environment("worker")
    var episodes: [any Episode] = []
    let taken = try (0..<times).map { number in
      // Until the pool has made its spare worker ready.
      usleep(20_000)
      return try Seating.microseconds {
        episodes.append(
          try environment.begin(seats: 2, seed: Seed(UInt64(number)), opening: nil))
      }
    }
    return Seating.median(taken)
  }
}
