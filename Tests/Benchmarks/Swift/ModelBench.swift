// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import Glibc

/// What it costs to ask a model's server.
enum ModelBench {
  /// Asks a server, so many questions at a time.
  ///
  /// Returns how many answers came and how many failures, the seconds from the first question to the last
  /// answer, the process's seconds of processor time and its peak memory in megabytes (2^20 bytes).
  static func run(
    _ url: String, inFlight: Int, requests: Int, streamed: Bool
  ) async throws -> (
    answers: Int, failures: Int, seconds: Double, processorSeconds: Double, peak: Double
  ) {
    let endpoint = try ChatEndpoint(
      model: "mock",
      settings: EndpointSettings(name: "mock", url: url, stream: streamed, grammar: .none),
      key: nil, client: HTTPClient())
    let question = question
    let clock = ContinuousClock()
    let before = usage()
    var failures = 0
    let time = await clock.measure {
      failures = await withTaskGroup(of: Int.self) { group in
        for worker in 0..<inFlight {
          let share = requests / inFlight + (worker < requests % inFlight ? 1 : 0)
          group.addTask { await ask(endpoint, question, times: share) }
        }
        return await group.reduce(0, +)
      }
    }
    let after = usage()
    return (
      requests - failures, failures, time / .seconds(1), after.seconds - before.seconds, after.peak
    )
  }

  /// A question as long as those of a game: a rule, and a board with its legal actions.
  private static let question = ModelRequest(
    messages: [
      Message(.system, String(repeating: "Follow the rules of the game. ", count: 20)),
      Message(.user, String(repeating: "a1 is empty; b1 is taken. ", count: 40)),
    ],
    mostTokens: 64, seed: Seed(7), timeout: .seconds(60))

  /// Asks one question after the other; returns how many failed.
  private static func ask(
    _ endpoint: ChatEndpoint, _ question: ModelRequest, times: Int
  ) async -> Int {
    var failures = 0
    for _ in 0..<times {
      do {
        _ = try await endpoint.reply(to: question)
      } catch {
        failures += 1
        if failures == 1 { _ = "\(error)\n".withCString { write(STDERR_FILENO, $0, strlen($0)) } }
      }
    }
    return failures
  }

  private static func usage() -> (seconds: Double, peak: Double) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let seconds = [usage.ru_utime, usage.ru_stime]
      .map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }.reduce(0, +)
    return (seconds, Double(usage.ru_maxrss) / 1024)
  }
}
