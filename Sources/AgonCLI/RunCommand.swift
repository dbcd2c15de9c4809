// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonArena
internal import AgonAssembly
internal import AgonReport
internal import AgonStore
internal import ArgumentParser
internal import Foundation

/// `agon run FILE`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Plays the tournament of an arena file into a run's file.",
    discussion: """
      The same command goes on where an earlier one stopped: no finished episode is lost or played \
      twice. Ctrl-C stops cleanly.
      """)

  @Argument(help: ArgumentHelp("The arena file.", valueName: "file"))
  var path: String

  @Option(
    help: ArgumentHelp(
      "The run's file; the default is the arena file's output, else runs/NAME.db.",
      valueName: "run"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Episodes in flight at a time; the default is the arena file's, else one a processor. With "
        + "a human agent it is one.",
      valueName: "count"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Leaves the episodes of an agent for a later run. May be given several times.",
      valueName: "agent"))
  var without: [String] = []

  @OptionGroup var models: CallOptions

  @Flag(help: "Plays nothing and asks nobody: says what is to be played, and what it may cost.")
  var plan = false

  @Flag(help: "Writes events as JSON lines to standard output, and no standings.")
  var json = false

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 1024, not \(jobs).")
    }
  }

  func run() async throws {
    let log = PluginLog()
    let assembly = plugins.assembly(log: log)
    var arena = try assembly.readArena(at: path)
    try check(arena)
    arena.cassette = try models.cassette(of: arena, at: path)
    let file = output ?? arena.output ?? "runs/\(arena.name).db"
    let room = ModelRoom(
      environment: ProcessInfo.processInfo.environment,
      order: ModelOrder(arena, at: path, output: file))
    if plan { return try await forecast(arena, by: assembly, with: room, file: file) }
    let report: TournamentReport
    do {
      if let cassette = arena.cassette, cassette.mode != .replay {
        TournamentRun.makeFolder(of: cassette.file)
      }
      try room.openCassette()
      let planned = try assembly.plan(
        arena, at: path, services: room.services(without: Set(without)))
      report = try await play(planned, into: file, log: log, room: room)
    } catch {
      await room.close()
      throw error
    }
    try conclude(report, file: file)
  }

  /// Refuses arguments that do not fit the arena.
  private func check(_ arena: Arena) throws {
    let names = arena.agents.map(\.name)
    for name in without where !names.contains(name) {
      throw AssemblyError(
        code: .usage, place: path,
        detail: "--without \(name): the arena has no such agent"
          + NearestWord.hint(name, among: names, all: "agents"))
    }
    if hasPerson(arena), json {
      throw AssemblyError(
        code: .usage, place: path,
        detail: "With a human agent the board stands on standard output; leave --json out.")
    }
  }

  private func hasPerson(_ arena: Arena) -> Bool {
    arena.agents.contains { $0.kind == AgentKind.human.id }
  }

  /// Says what would be played.
  private func forecast(
    _ arena: Arena, by assembly: Assembly, with room: ModelRoom, file: String
  ) async throws {
    // What the file says of endpoints is checked first; then the agents are made with models that say nothing.
    await (try assembly.plan(arena, at: path, services: room.dryServices)).close()
    let planned = try assembly.plan(arena, at: path, services: Forecast.services(of: path))
    let forecast = try await Forecast(of: planned).spending(for: file)
    await planned.close()
    Output.lines(ForecastReport.lines(forecast))
  }

  private func play(
    _ planned: PlannedArena, into file: String, log: PluginLog, room: ModelRoom
  ) async throws -> TournamentReport {
    let arena = planned.arena
    let isPersonal = hasPerson(arena)
    let display = ProgressDisplay(
      report: ProgressReport(
        agents: arena.agents.map(\.name), environments: arena.environments.map(\.name)),
      style: json ? .json : isPersonal ? .quiet : isatty(2) == 1 ? .terminal : .plain)
    return try await Interruption.cancelling {
      try await TournamentRun.play(
        planned, output: file, without: Set(without),
        jobs: isPersonal
          ? 1 : jobs ?? arena.jobs ?? ProcessInfo.processInfo.activeProcessorCount,
        inOrder: arena.cassette != nil, log: log, events: { display.show($0) })
    } always: {
      display.finish()
      await room.close()
    }
  }

  private func conclude(_ report: TournamentReport, file: String) throws {
    for line in TournamentEndReport.lines(report) { Output.error(line) }
    if !json, report.counts.finished > 0 {
      let reader = try RunReader(path: file)
      Output.lines(StandingsReport.lines(try RunInspection.standings(of: reader)))
      Output.line(CertificateReport.line(reader.description))
    }
    switch report.ending {
    case .complete: return
    case .cancelled: throw ExitCode(130)
    case .incomplete:
      let isAsked = report.missingAgents.allSatisfy { without.contains($0.name) }
      if !isAsked || report.counts.voided > 0 { throw ExitCode(1) }
    }
  }
}

extension ArenaCassette.Mode: ExpressibleByArgument {}
