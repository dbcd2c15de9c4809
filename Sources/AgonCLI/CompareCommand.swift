// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
internal import AgonAssembly
internal import AgonReport
internal import AgonStore
internal import ArgumentParser

/// `agon compare BEFORE AFTER`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares two runs over the episodes that both played.",
    discussion: "Episodes are paired where environment, agents, pair, seed and opening are equal.")

  @Argument(help: ArgumentHelp("The file of the earlier run.", valueName: "before"))
  var before: String

  @Argument(help: ArgumentHelp("The file of the later run.", valueName: "after"))
  var after: String

  func run() throws {
    let runs = try [before, after].map {
      try RunInspection.comparedEpisodes(of: try RunReader(path: $0))
    }
    let comparison = RunComparison(before: runs[0], after: runs[1])
    Output.lines(ComparisonReport.lines(comparison))
    if comparison.obstacle != nil { throw ExitCode(1) }
  }
}
