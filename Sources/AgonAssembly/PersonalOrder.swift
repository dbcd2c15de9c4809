// SPDX-License-Identifier: Apache-2.0

package import AgonAgents
package import AgonArena
package import AgonCore
internal import AgonHost
internal import Foundation

/// What a person wants to play, and against whom.
package struct PersonalOrder: Sendable {
  /// The other seat.
  package enum Opponent: Hashable, Sendable {
    /// A kind of agent with its usual settings.
    case kind(String)
    /// An agent of an arena file.
    case agent(name: String, file: String)
  }

  /// The environment.
  package var environment: String
  /// Its parameters, an object.
  package var parameters: JSON
  /// The other seat.
  package var opponent: Opponent
  /// Where the person sits.
  package var seat: Seat
  /// What all chance of the game follows from.
  package var seed: Seed
  /// Whether the person's actions are read back before they are played.
  package var confirms: Bool

  /// Gathers the wishes.
  package init(
    environment: String, parameters: JSON = [:], opponent: Opponent, seat: Seat, seed: Seed,
    confirms: Bool = false
  ) {
    self.environment = environment
    self.parameters = parameters
    self.opponent = opponent
    self.seat = seat
    self.seed = seed
    self.confirms = confirms
  }

  /// Reads an opponent: a kind, or `FILE:NAME` with a file that ends in `.yaml` or `.yml`.
  package static func opponent(_ text: String) -> Opponent {
    for suffix in [".yaml:", ".yml:"] {
      guard let mark = text.range(of: suffix, options: .backwards) else { continue }
      let file = text[..<text.index(before: mark.upperBound)]
      return .agent(name: String(text[mark.upperBound...]), file: String(file))
    }
    return .kind(text)
  }

  /// The file from whose folder the opponent's paths count.
  package var path: String {
    if case .agent(_, let file) = opponent { file } else { "play" }
  }
}

extension Assembly {
  /// The arena of two agents that a person's wish amounts to; the person is the first of them.
  ///
  /// What the opponent's arena file says of endpoints, prices and spending holds here too.
  ///
  /// - Throws: `AssemblyError` for what cannot be had, each with one sentence; `ArenaFileError` for a file of the
  ///   opponent that is wrong in itself.
  package func arena(for order: PersonalOrder) throws -> Arena {
    _ = try plugins.library(offering: order.environment)
    var members: [String: JSON] = [
      "arena": "play",
      "environments": [["id": .string(order.environment), "parameters": order.parameters]],
      "seed": .integer(Int64(order.seed.value)), "pairs": 1,
    ]
    let opponent: JSON
    switch order.opponent {
    case .kind(let word): opponent = try Self.opponent(ofKind: word)
    case .agent(let name, let file):
      let arena = try readArena(at: file)
      guard let agent = arena.agents.first(where: { $0.name == name }) else {
        throw AssemblyError(
          code: .usage, place: file,
          detail: "--against: the arena has no agent \(name)"
            + NearestWord.hint(name, among: arena.agents.map(\.name), all: "agents"))
      }
      opponent = [
        "name": .string(agent.name), "kind": .string(agent.kind), "settings": agent.settings,
      ]
      members.merge(Self.models(of: arena)) { $1 }
    }
    let person = opponent["name"] == "person" ? "you" : "person"
    members["agents"] = [
      [
        "name": .string(person), "kind": "human", "settings": ["confirm": .bool(order.confirms)],
      ], opponent,
    ]
    return try Self.plainly { try readArena(JSON.object(members).description, at: order.path) }
  }

  /// Makes the game, ready to be played.
  package func personalGame(
    _ order: PersonalOrder, arena: Arena, services: AgentServices
  ) throws -> PersonalGame {
    let planned = try Self.plainly { try plan(arena, at: order.path, services: services) }
    guard let plan = planned.schedule.first(where: { $0.agents[order.seat.index] == 0 }) else {
      throw AssemblyError(
        code: .usage, place: "--seat \(order.seat)", detail: "A game has the seats 0 and 1.")
    }
    return PersonalGame(planned: planned, plan: plan, terminal: services.terminal)
  }

  private static func opponent(ofKind word: String) throws(AssemblyError) -> JSON {
    guard let kind = AgentKind.named(word) else {
      throw AssemblyError(
        code: .usage, place: "--against \(word)",
        detail: "There is no such kind of agent, and one of an arena file is named FILE.yaml:NAME"
          + NearestWord.hint(word, among: AgentKind.all.map(\.id), all: "kinds"))
    }
    let needed = (kind.settingsSchema["required"]?.elements ?? []).compactMap(\.text)
    guard needed.isEmpty else {
      throw AssemblyError(
        code: .usage, place: "--against \(word)",
        detail: "The kind needs settings (\(needed.joined(separator: ", "))): write the agent into "
          + "an arena file, and name it as FILE.yaml:NAME.")
    }
    return ["name": .string(word), "kind": .string(word)]
  }

  /// What an arena says of its models, as an arena file says it.
  private static func models(of arena: Arena) -> [String: JSON] {
    var members: [String: JSON] = [:]
    if !arena.endpoints.isEmpty { members["endpoints"] = .object(arena.endpoints) }
    if !arena.prices.isEmpty {
      members["prices"] = .object(
        arena.prices.mapValues { price in
          var entry: [String: JSON] = [
            "input": .number(price.input), "output": .number(price.output),
          ]
          entry["cached_input"] = price.cachedInput.map { .number($0) }
          return .object(entry)
        })
    }
    var spending: [String: JSON] = [:]
    spending["run"] = arena.spending.run.map { .number($0) }
    spending["agent"] = arena.spending.agent.map { .number($0) }
    if !spending.isEmpty { members["spending"] = .object(spending) }
    return members
  }

  /// Tells mistakes of an arena that nobody wrote without places in it.
  private static func plainly<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as ArenaFileError {
      throw AssemblyError(
        code: .usage, place: "agon play",
        detail: error.mistakes.map(\.detail).joined(separator: "; ") + ".")
    }
  }
}
