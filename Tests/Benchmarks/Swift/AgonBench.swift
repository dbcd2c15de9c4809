// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import AgonStore
internal import Glibc

/// Agon's side of the benchmarks; Tests/Benchmarks/run puts the figures beside those of the peers.
@main
enum AgonBench {
  private static let usage = """
    usage: agon-bench play PLUGIN.SO GAMES
           agon-bench text PLUGIN.SO GAMES
           agon-bench schema
           agon-bench rows FILE.DB EPISODES EPISODES_PER_COMMIT
           agon-bench step PLUGIN.SO GAMES
           agon-bench playouts PLUGIN.SO worker|in-process REQUESTS
           agon-bench search PLUGIN.SO worker|in-process SIMULATIONS GAMES
           agon-bench ready PLUGIN.SO TIMES
           agon-bench lease PLUGIN.SO TIMES
           agon-bench faults HOSTILE.SO FAULTS
           agon-bench models URL IN_FLIGHT QUESTIONS whole|stream
           agon-bench language PLUGIN.SO GAMES FILE.DB
    """

  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, Array(arguments.dropFirst())) {
    case ("play", let rest) where rest.count == 2:
      try play(rest) { environment, games in
        guard let direct = DirectEnvironment(environment) else {
          print("the plugin does not run in this process")
          exit(1)
        }
        return try RandomPlay.actions(games: games, in: direct)
      }
    case ("text", let rest) where rest.count == 2:
      try play(rest) { environment, games in
        try RandomPlay.texts(games: games, in: environment)
      }
    case ("schema", []):
      print(WriteBenchmark.schema)
    case ("rows", let rest) where rest.count == 3:
      try await record(rest)
    case ("language", let rest) where rest.count == 3:
      let found = try await LanguageBench.run(rest[0], games: Int(rest[1]) ?? 0, file: rest[2])
      print(found.turns, found.agon, found.json)
    case ("models", let rest) where rest.count == 4:
      let asked = try await ModelBench.run(
        rest[0], inFlight: Int(rest[1]) ?? 1, requests: Int(rest[2]) ?? 0,
        streamed: rest[3] == "stream")
      print(
        asked.answers, asked.failures, asked.seconds, asked.processorSeconds, asked.peak)
    case (let word?, let rest):
      if try await !wall(word, rest) { fail() }
    default:
      fail()
    }
  }

  /// What the wall costs; false for a command that there is not.
  private static func wall(_ word: String, _ rest: [String]) async throws -> Bool {
    let number = rest.last.flatMap { Int($0) } ?? 0
    switch (word, rest.count) {
    case ("step", 2): print(try WallBench.step(rest[0], games: number))
    case ("playouts", 3): print(try WallBench.playouts(rest[0], in: rest[1], requests: number))
    case ("search", 4):
      let (seconds, played) = try await SearchBench.moves(
        rest[0], in: rest[1], simulations: Int64(rest[2]) ?? 0, games: number)
      print(seconds, played.turns, String(played.checksum, radix: 16))
    case ("ready", 2): print(try WallBench.ready(rest[0], times: number))
    case ("lease", 2): print(try WallBench.lease(rest[0], times: number))
    case ("faults", 2):
      let found = try FaultBench.run(rest[0], faults: number)
      print(found.faults, found.finished, found.descriptors, found.processes, found.growth)
    default: return false
    }
    return true
  }

  private static func fail() -> Never {
    print(usage)
    exit(2)
  }

  /// Prints turns, seconds of processor time and the checksum of the games.
  private static func play(
    _ arguments: [String], _ body: (any Environment, Int) throws -> PlayedGames
  ) throws {
    let catalogue = PluginCatalogue(search: PluginSearch(folders: []), version: "bench") { _, _ in }
    let plugin = try catalogue.open(arguments[0])
    let environment = try plugin.makeEnvironment("connect_four", parameters: nil)
    let games = Int(arguments[1]) ?? 0
    let begin = processorSeconds()
    let played = try body(environment, games)
    print(played.turns, processorSeconds() - begin, String(played.checksum, radix: 16))
  }

  /// Prints the recorded turns a second.
  private static func record(_ arguments: [String]) async throws {
    let episodes = Int(arguments[1]) ?? 0
    let time = try await WriteBenchmark.run(
      path: arguments[0], episodes: episodes, batch: Int(arguments[2]) ?? 1)
    print(Double(episodes * WriteBenchmark.turnsPerEpisode) / (time / .seconds(1)))
  }

  /// Processor time of this process.
  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
