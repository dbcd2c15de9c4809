// SPDX-License-Identifier: Apache-2.0

package import AgonAgents
package import AgonArena
internal import AgonCore
internal import AgonPlay
internal import AgonStore
internal import Foundation

/// Guesses what a tournament will ask of models, from real prompts and random games.
///
/// Nobody is asked: the models of the planned agents are never called, only what they would be sent is made.
package struct Forecast {
  /// Random games of an environment whose lengths are looked at.
  private static let gameCount = 24
  /// Episodes whose prompts are made.
  private static let seeds: [UInt64] = [1, 2]

  private let planned: PlannedArena

  /// Prepares a guess.
  ///
  /// - Parameter planned: made with models that are not asked.
  package init(of planned: PlannedArena) { self.planned = planned }

  /// What agents need from the world when nobody is asked.
  ///
  /// - Parameter path: the arena file, from whose folder the paths in settings count.
  package static func services(of path: String) -> AgentServices {
    AgentServices(
      model: { reference in
        let isLocal = reference.endpoint == ModelReference.localEndpoint
        return UnaskedModel(reference.model, offering: isLocal ? [.grammar] : [])
      }, folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
  }

  /// The guess for what a run's file lacks.
  ///
  /// - Parameter output: the run's file; need not exist.
  package func spending(for output: String) async throws -> SpendingForecast {
    let finished = try Self.finished(in: output)
    var episodes: [Meeting: Int] = [:]
    var seats = planned.agents.map { _ in 0 }
    var left = 0
    for plan in planned.schedule.remaining(after: finished) {
      left += 1
      for agent in plan.agents {
        episodes[Meeting(environment: plan.environment, agent: agent), default: 0] += 1
        seats[agent] += 1
      }
    }
    var agents: [SpendingForecast.Agent] = []
    for (number, agent) in planned.agents.enumerated() {
      var forecast = SpendingForecast.Agent(
        name: agent.identity.name, episodes: seats[number],
        model: (agent as? LanguageAgent)?.modelName)
      if let language = agent as? LanguageAgent {
        for environment in planned.environments.indices {
          let count = episodes[Meeting(environment: environment, agent: number)] ?? 0
          guard count > 0 else { continue }
          try await add(language, in: environment, episodes: count, to: &forecast)
        }
        forecast.cost = cost(of: forecast)
      }
      agents.append(forecast)
    }
    return SpendingForecast(
      total: planned.schedule.count, finished: planned.schedule.count - left, agents: agents,
      assumptions: agents.contains { $0.model != nil } ? Self.assumptions : [])
  }

  private struct Meeting: Hashable {
    let environment: Int
    let agent: Int
  }

  private static let assumptions = [
    "Length of episodes: \(gameCount) random games in each environment; low is the tenth part of them from "
      + "below, high from above. Good play may last longer or shorter.",
    "Prompts: as the agents would send them at the beginning, in the middle and at the end of random games, at "
      + "4 bytes a token.",
    "Answers: low an eighth of `max_tokens`, high all of it.",
    "Calls: low when every first answer is understood, high when every decision needs all retries.",
    "Nothing is taken off for prompts that an endpoint caches, or for calls that stand in a cassette.",
  ]

  private static func finished(in output: String) throws -> Set<Digest> {
    guard FileManager.default.fileExists(atPath: output) else { return [] }
    return Set(try RunReader(path: output).episodes { $0.plan.key })
  }

  private func cost(of forecast: SpendingForecast.Agent) -> SpendingForecast.Range? {
    guard let price = forecast.model.flatMap({ planned.arena.prices[$0] }) else { return nil }
    func cost(_ prompt: Double, _ reply: Double) -> Double {
      (prompt * price.input + reply * price.output) / 1_000_000
    }
    return .init(
      cost(forecast.promptTokens.low, forecast.replyTokens.low),
      cost(forecast.promptTokens.high, forecast.replyTokens.high))
  }
}

extension Forecast {
  /// Adds what an agent may ask in the episodes of one environment.
  private func add(
    _ agent: LanguageAgent, in environment: Int, episodes: Int,
    to forecast: inout SpendingForecast.Agent
  ) async throws {
    let lengths = try await lengths(in: environment)
    guard let longest = lengths.last,
      let prompt = await promptTokens(of: agent, in: environment, longest)
    else {
      forecast.unknown.append(planned.arena.environments[environment].name)
      return
    }
    let effort = agent.effort
    let count = Double(episodes)
    // Two seats share the turns.
    let decisions = SpendingForecast.Range(
      count * Double(lengths[lengths.count / 10]) / 2,
      count * Double(lengths[lengths.count - 1 - lengths.count / 10]) / 2)
    let calls = SpendingForecast.Range(
      decisions.low * Double(effort.leastCalls) + count * Double(effort.leastCallsAfter),
      decisions.high * Double(effort.mostCalls) + count * Double(effort.mostCallsAfter))
    let reply = Double(effort.mostReplyTokens)
    forecast.calls += calls
    // Who is asked again is shown its answer.
    forecast.promptTokens += .init(
      calls.low * prompt,
      calls.high * prompt + (calls.high - decisions.high * Double(effort.leastCalls)) * reply)
    forecast.replyTokens += .init(calls.low * reply / 8, calls.high * reply)
  }

  /// The numbers of turns of random games of the schedule, shortest first; empty where no random game can be
  /// played.
  private func lengths(in environment: Int) async throws -> [Int] {
    let plans = planned.schedule.lazy.filter { $0.environment == environment }
    let agents = try (0..<2).map {
      try AgentKind.random.makeAgent(named: "random \($0)", settings: .null, services: .init())
    }
    var lengths: [Int] = []
    for (number, plan) in plans.prefix(Self.gameCount).enumerated() {
      var plan = plan
      // Pairs are few in a short schedule; every game is a new one.
      plan.seed = plan.seed.derived(UInt64(number))
      let played = try await playEpisode(
        plan, in: planned.environments[environment], with: agents, budgets: planned.arena.budgets,
        clock: ContinuousClock())
      if played.outcome.culprit == nil { lengths.append(played.turns.count) }
    }
    return lengths.sorted()
  }

  /// The tokens of a prompt, the mean over the turns of random games; nil where none can be made.
  private func promptTokens(
    of agent: LanguageAgent, in environment: Int, _ longest: Int
  ) async -> Double? {
    var sizes: [Int] = []
    for seed in Self.seeds {
      for turn in Set([0, longest / 2, max(0, longest - 1)]).sorted() {
        let preview = try? await agent.preview(
          in: planned.environments[environment], seats: 2, seed: Seed(seed), turn: turn)
        // A game that ended before says nothing of this turn.
        guard let request = preview?.requests.first else { continue }
        sizes.append(TokenGuess.tokens(of: request))
      }
    }
    return sizes.isEmpty ? nil : Double(sizes.reduce(0, +)) / Double(sizes.count)
  }
}

/// Tokens of what would be sent, at four bytes each.
private enum TokenGuess {
  /// Tokens of an image; providers count from 85 to 1,600.
  private static let image = 1_000

  static func tokens(of request: ModelRequest) -> Int {
    let bytes = request.messages.reduce(request.prefill?.utf8.count ?? 0) {
      $0 + $1.text.utf8.count
    }
    let images = request.messages.flatMap(\.content).count {
      if case .image = $0 { true } else { false }
    }
    return (bytes + 3) / 4 + images * image
  }
}
