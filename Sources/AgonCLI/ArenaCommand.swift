// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
internal import AgonAssembly
internal import AgonCore
internal import ArgumentParser
internal import Foundation

/// `agon arena`: arena files.
struct ArenaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arena", abstract: "Works on arena files.",
    subcommands: [ArenaCheckCommand.self])
}

/// `agon arena check FILE`.
struct ArenaCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says what an arena file would play, or all its mistakes.")

  @Argument(help: ArgumentHelp("The arena file.", valueName: "file"))
  var path: String

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let assembly = plugins.assembly()
    let arena = try assembly.readArena(at: path)
    let room = ModelRoom(
      environment: ProcessInfo.processInfo.environment, order: ModelOrder(arena, at: path))
    let planned = try assembly.plan(arena, at: path, services: room.dryServices)
    Output.line(
      "\(path): \(arena.agents.count) agents, \(arena.environments.count) "
        + (arena.environments.count == 1 ? "environment" : "environments")
        + ", \(planned.schedule.count) episodes; arena \(planned.arena.digest.description.prefix(12))."
    )
    for (environment, repeated) in zip(arena.environments, planned.schedule.repeatedOpenings)
    where repeated > 0 {
      Output.line(
        "\(environment.name): \(repeated) pairs repeat an opening, for there are no more of them.")
    }
    for lack in room.lacks { Output.line("Not on this machine yet: \(lack)") }
  }
}
