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

  @Flag(help: "Writes events as JSON lines to standard output, and no standings.")
  var json = false

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 1024, not \(jobs).")
    }
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let log = PluginLog()
    let assembly = plugins.assembly(log: log)
    let arena = try assembly.readArena(at: path)
    let names = arena.agents.map(\.name)
    for name in without where !names.contains(name) {
      throw AssemblyError(
        code: .usage, place: path,
        detail: "--without \(name): the arena has no such agent"
          + NearestWord.hint(name, among: names, all: "agents"))
    }
    let room = ModelRoom(environment: environment)
    let planned = try assembly.plan(
      arena, at: path, services: room.services(without: Set(without)))
    let hasPerson = arena.agents.contains { $0.kind == AgentKind.human.id }
    if hasPerson, json {
      throw AssemblyError(
        code: .usage, place: path,
        detail: "With a human agent the board stands on standard output; leave --json out.")
    }
    let display = ProgressDisplay(
      report: ProgressReport(agents: names, environments: arena.environments.map(\.name)),
      style: json ? .json : hasPerson ? .quiet : isatty(2) == 1 ? .terminal : .plain)
    let file = output ?? arena.output ?? "runs/\(arena.name).db"
    let report = try await Interruption.cancelling {
      try await TournamentRun.play(
        planned, output: file, without: Set(without),
        jobs: hasPerson
          ? 1 : jobs ?? arena.jobs ?? ProcessInfo.processInfo.activeProcessorCount,
        log: log, events: { display.show($0) })
    } always: {
      display.finish()
      await room.close()
    }
    try conclude(report, file: file)
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
