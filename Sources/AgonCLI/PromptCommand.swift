// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonArena
internal import AgonAssembly
internal import AgonCore
internal import AgonHost
internal import ArgumentParser
internal import Foundation

/// `agon prompt ENV`.
struct PromptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt",
    abstract: "Shows what a language agent would send to its model, exactly.",
    discussion:
      "Nobody is asked. The turns before the one shown are played at random, from the seed. "
      + "Example: agon prompt tic_tac_toe --strategy react --turn 4")

  @Argument(
    help: ArgumentHelp(
      "The environment, by id; with --agent also by its name in that file.",
      valueName: "environment"))
  var environment: String

  @Option(
    help: ArgumentHelp(
      "A language agent of an arena file, such as arenas/quickstart.yaml:smol.",
      valueName: "file:name"))
  var agent: String?

  @Option(help: "A strategy with its usual settings, in place of --agent.")
  var strategy: String?

  @Option(
    help: ArgumentHelp(
      "More settings for --strategy, a JSON object, such as '{\"claims\": 2}'.", valueName: "json"))
  var settings: String?

  @Option(help: "The model's name, for --strategy.")
  var model = "model"

  @Option(help: "What the episode, its chance and the random turns follow from.")
  var seed: UInt64 = 1

  @Option(help: "The turn to show, from 0; the seat that acts in it is the agent's.")
  var turn = 0

  @Option(help: "Number of seats; the least that the environment has, and two where it can.")
  var seats: Int?

  @Option(
    name: .customLong("offers"),
    help:
      "What the endpoint would hold an answer to, for `constrain: auto`: grammar or json-schema.")
  var offered: [String] = []

  @Flag(help: "Prints one JSON object.")
  var json = false

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    guard (agent == nil) != (strategy == nil) else {
      throw ValidationError("Name an agent of an arena file with --agent, or a --strategy.")
    }
    if let agent, !agent.contains(":") {
      throw ValidationError("--agent \(agent): write FILE:NAME, such as quickstart.yaml:smol.")
    }
    guard agent == nil || settings == nil else {
      throw ValidationError("--settings: change them in the arena file, or name a --strategy.")
    }
    if let settings, (try? JSON(parsing: settings))?.members == nil {
      throw ValidationError("--settings: give a JSON object, such as '{\"claims\": 2}'.")
    }
    guard seed < 1 << 53 else { throw ValidationError("--seed: give a number below 2^53.") }
    guard (0...1_000_000).contains(turn) else {
      throw ValidationError("--turn \(turn): give a number from 0.")
    }
    for word in offered where ModelRequest.Constraint.Kind(rawValue: word) == nil {
      throw ValidationError("--offers \(word): write grammar or json-schema.")
    }
  }

  func run() async throws {
    let (agent, environment) = try parts()
    let possible = environment.descriptor.seats
    let seats = seats ?? min(max(2, possible.lowerBound), possible.upperBound)
    guard possible.contains(seats) else {
      throw AssemblyError(
        code: .usage, place: "--seats \(seats)",
        detail: "The environment has \(possible.lowerBound) to \(possible.upperBound) seats.")
    }
    let preview: PromptPreview
    do {
      preview = try await agent.preview(
        in: environment, seats: seats, seed: Seed(seed), turn: turn)
    } catch let failure as PromptPreview.Failure {
      throw AssemblyError(code: .usage, place: "--turn \(turn)", detail: failure.description)
    }
    json ? Output.line(preview.json.description) : Output.lines(preview.lines)
  }

  /// The agent, and the environment that it plays.
  private func parts() throws -> (LanguageAgent, any Environment) {
    let assembly = plugins.assembly()
    guard let agent else {
      let environment = try offered(by: assembly)
      return (try sketch(playing: environment), environment)
    }
    let colon = agent.lastIndex(of: ":") ?? agent.endIndex
    let path = String(agent[..<colon])
    let name = String(agent[colon...].dropFirst())
    let arena = try assembly.readArena(at: path)
    let planned = try assembly.plan(
      arena, at: path,
      services: services(in: URL(fileURLWithPath: path).deletingLastPathComponent().path))
    guard let named = planned.agents.first(where: { $0.identity.name == name }) else {
      let known = planned.agents.map(\.identity.name).joined(separator: ", ")
      throw AssemblyError(
        code: .usage, place: path, detail: "There is no agent \(name); there are: \(known).")
    }
    guard let agent = named as? LanguageAgent else {
      throw AssemblyError(
        code: .usage, place: path,
        detail: "The agent \(name) is of the kind \(named.identity.kind), which asks no model.")
    }
    let index = arena.environments.firstIndex { $0.name == environment || $0.id == environment }
    return (agent, try index.map { planned.environments[$0] } ?? offered(by: assembly))
  }

  /// The environment with its usual parameters.
  private func offered(by assembly: Assembly) throws -> any Environment {
    try assembly.plugins.library(offering: environment)
      .makeEnvironment(environment, parameters: nil)
  }

  /// An agent with a strategy's usual settings.
  private func sketch(playing environment: any Environment) throws -> LanguageAgent {
    let given = settings.flatMap { try? JSON(parsing: $0) }?.members ?? [:]
    let own: [String: JSON] = ["model": .string(model), "strategy": .string(strategy ?? "")]
    let all = JSON.object(given.merging(own) { _, own in own })
    let agent = try AgentKind.language.makeAgent(
      named: "preview", settings: all, services: services(in: "."))
    if let objection = AgentKind.language.objections(to: all, playing: [environment]).first {
      let others = objection.candidates.joined(separator: ", ")
      throw AssemblyError(
        code: .usage, place: "--settings",
        detail: "`\(objection.key)`: \(objection.detail)"
          + (others.isEmpty ? "." : "; it can be: \(others)."))
    }
    guard let agent = agent as? LanguageAgent else {
      preconditionFailure("The kind `language` makes language agents.")
    }
    return agent
  }

  private func services(in folder: String) -> AgentServices {
    let named = Set(offered.compactMap(ModelRequest.Constraint.Kind.init))
    return AgentServices(
      model: { reference in
        let isLocal = reference.endpoint == ModelReference.localEndpoint
        return UnaskedModel(
          reference.model, offering: named.isEmpty && isLocal ? [.grammar] : named)
      }, folder: folder)
  }
}
