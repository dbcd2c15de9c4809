// SPDX-License-Identifier: Apache-2.0

internal import AgonAssembly
internal import AgonCore
internal import AgonReport
internal import AgonStore
internal import ArgumentParser

/// `agon show RUN [EPISODE]`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Lists a run's episodes, or prints one turn by turn with board and rationale.")

  @Argument(help: ArgumentHelp("The run's file.", valueName: "run"))
  var path: String

  @Argument(
    help: ArgumentHelp(
      "The episode's number; without it, all are listed.", valueName: "episode"))
  var episode: Int64?

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    guard let episode else { return try list(try RunReader(path: path)) }
    let inspection = try RunInspection(path: path, assembly: plugins.assembly())
    guard let trajectory = try inspection.reader.trajectory(of: episode) else {
      let count = try inspection.reader.episodeNumbers().count
      throw AssemblyError(
        code: .usage, place: path,
        detail: "There is no episode \(episode); the run has \(count), and `agon show \(path)` "
          + "lists them.")
    }
    try show(trajectory, number: episode, in: inspection)
  }

  private func list(_ reader: RunReader) throws {
    let names = reader.description
    let random = try reader.substitutions()
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("episode", .right), ("environment", .left), ("pair", .right), ("seats", .left),
      ("turns", .right),
    ]
    if !random.isEmpty { columns.append(("random", .right)) }
    var table = TextTable(columns + [("returns", .left), ("end", .left)])
    for stored in try reader.episodes() {
      let turns = random[stored.id]?.values.reduce(0, +) ?? 0
      let counts = [stored.turnCount] + (random.isEmpty ? [] : [turns])
      let row =
        [
          String(stored.id), names.environments[stored.plan.environment].name,
          String(stored.plan.pair),
          stored.plan.agents.map { names.agents[$0].name }.joined(separator: " - "),
        ] + counts.map(String.init) + [
          stored.outcome.returns.map(EpisodeHeadline.figure).joined(separator: " "),
          EpisodeHeadline.ending(
            stored.outcome, agents: stored.plan.agents.map { names.agents[$0].name }),
        ]
      table.append(row)
    }
    Output.lines(table.lines)
  }

  private func show(_ trajectory: Trajectory, number: Int64, in inspection: RunInspection) throws {
    let names = inspection.reader.description
    let agents = trajectory.plan.agents.map { names.agents[$0].name }
    Output.lines(
      EpisodeHeadline.lines(
        trajectory, number: Int(number), agents: agents,
        environment: names.environments[trajectory.plan.environment].name))
    Output.lines(LessonReport.before(trajectory, agents: agents))
    let board = try inspection.show(trajectory) { turn, observation in
      Output.line("")
      Output.lines(TurnReport.chance(before: turn, in: trajectory))
      Output.lines(
        TurnReport.lines(turn, agent: agents[turn.seat.index], observation: observation))
    }
    Output.line("")
    Output.lines(TurnReport.chance(after: trajectory.turns.count, in: trajectory))
    Output.line("End: \(EpisodeHeadline.ending(trajectory.outcome, agents: agents))")
    Output.line(board)
    Output.lines(LessonReport.after(trajectory, agents: agents))
  }
}
