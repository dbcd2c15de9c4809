// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
internal import AgonAssembly
internal import AgonReport
internal import AgonStore
internal import ArgumentParser

/// `agon standings RUN`.
struct StandingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standings", abstract: "Rates the agents of a run.")

  @Argument(help: ArgumentHelp("The run's file.", valueName: "run"))
  var path: String

  func run() throws {
    let reader = try RunReader(path: path)
    Output.lines(StandingsReport.lines(try RunInspection.standings(of: reader)))
    Output.line(CertificateReport.line(reader.description))
  }
}
