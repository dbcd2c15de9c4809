// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
internal import AgonAssembly
internal import AgonReport
internal import AgonStore
internal import ArgumentParser
internal import Foundation

/// `agon ablate ARENA.yaml --agent NAME --variants ...`.
struct AblateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ablate",
    abstract: "Tells what changes of one agent's settings do to its score.",
    discussion: """
      The agent as it is, the same agent asked again, and each variant play the other agents of the \
      arena from the same openings with the same seeds. Differences are tested by sign flips of pairs \
      and corrected for the number of variants; the agent asked again must not differ from itself. The \
      same command goes on where an earlier one stopped, and tells the result again when all is played.
      """)

  @Argument(help: ArgumentHelp("The arena file.", valueName: "file"))
  var path: String

  @Option(help: ArgumentHelp("The agent whose settings are changed.", valueName: "agent"))
  var agent: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files that map names of variants to settings, or variants as KEY=VALUE; none plays the "
        + "unchanged agent against itself asked again.",
      valueName: "variant"))
  var variants: [String] = []

  @Option(
    help: ArgumentHelp("The run's file; the default is runs/NAME-ablation.db.", valueName: "run"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Episodes in flight at a time; the default is the arena file's, else one a processor.",
      valueName: "count"))
  var jobs: Int?

  @Flag(help: "Plays nothing and asks nobody: says what is to be played, and what it may cost.")
  var plan = false

  @OptionGroup var models: CallOptions
  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 1024, not \(jobs).")
    }
  }

  func run() async throws {
    let log = PluginLog()
    let assembly = plugins.assembly(log: log)
    var declared = try assembly.readArena(at: path)
    declared.cassette = try models.cassette(of: declared, at: path)
    let design = try AblationRun.design(
      of: agent, in: declared, words: variants, at: path, read: Self.file)
    let file = output ?? "runs/\(design.arena.name).db"
    let room = ModelRoom(
      environment: ProcessInfo.processInfo.environment,
      order: ModelOrder(design.arena, at: path, output: file))
    if plan { return try await forecast(design, by: assembly, with: room, file: file) }
    let planned: PlannedArena
    let report: TournamentReport
    do {
      try room.openCassette()
      planned = try AblationRun.plan(
        design, at: path, by: assembly, services: room.services(without: []))
      report = try await play(planned, into: file, log: log, room: room)
    } catch {
      await room.close()
      throw error
    }
    try conclude(report, design, planned, file: file)
  }

  /// Says what would be played.
  private func forecast(
    _ design: AblationDesign, by assembly: Assembly, with room: ModelRoom, file: String
  ) async throws {
    // What the file says of endpoints is checked first; then the agents are made with models that say nothing.
    await (try assembly.plan(design.arena, at: path, services: room.dryServices)).close()
    let planned = try assembly.plan(
      design.arena, at: path, services: Forecast.services(of: path))
    let forecast = try await Forecast(of: planned).spending(for: file)
    await planned.close()
    Output.lines(ForecastReport.lines(forecast) + AblationRun.cautions(planned))
  }

  private func play(
    _ planned: PlannedArena, into file: String, log: PluginLog, room: ModelRoom
  ) async throws -> TournamentReport {
    let arena = planned.arena
    let display = ProgressDisplay(
      report: ProgressReport(
        agents: arena.agents.map(\.name), environments: arena.environments.map(\.name)),
      style: isatty(2) == 1 ? .terminal : .plain)
    return try await Interruption.cancelling {
      try await TournamentRun.play(
        planned, output: file,
        jobs: jobs ?? arena.jobs ?? ProcessInfo.processInfo.activeProcessorCount,
        inOrder: arena.cassette != nil, log: log, events: { display.show($0) })
    } always: {
      display.finish()
      await room.close()
    }
  }

  private func conclude(
    _ report: TournamentReport, _ design: AblationDesign, _ planned: PlannedArena, file: String
  ) throws {
    for line in TournamentEndReport.lines(report) { Output.error(line) }
    if report.counts.finished > 0 {
      let ablation = try AblationRun.ablation(design, in: try RunReader(path: file))
      Output.lines(AblationReport.lines(ablation, cautions: AblationRun.cautions(planned)))
    }
    switch report.ending {
    case .complete: return
    case .cancelled: throw ExitCode(130)
    case .incomplete: throw ExitCode(1)
    }
  }

  /// The text of a file of variants; nil for a word that is none.
  private static func file(_ word: String) throws -> String? {
    let exists = FileManager.default.fileExists(atPath: word)
    guard exists || word.hasSuffix(".yaml") || word.hasSuffix(".yml") else { return nil }
    guard exists, let text = try? String(contentsOfFile: word, encoding: .utf8) else {
      throw AssemblyError(
        code: .usage, place: word,
        detail: exists
          ? "The file of variants cannot be read as UTF-8 text." : "There is no such file.")
    }
    return text
  }
}
