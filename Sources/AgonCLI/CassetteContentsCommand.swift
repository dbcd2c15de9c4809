// SPDX-License-Identifier: Apache-2.0

internal import AgonStore
internal import ArgumentParser

/// `agon cassette info FILE`.
struct CassetteContentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Says which models' calls a cassette holds, and their tokens.")

  @Argument(help: ArgumentHelp("The cassette.", valueName: "file"))
  var path: String

  func run() throws {
    let cassette = try CassetteFile(path: path, .reading)
    let summaries = try cassette.summary()
    let calls = summaries.reduce(0) { $0 + $1.calls }
    let models = summaries.count
    Output.line(
      "\(path): \(calls) \(calls == 1 ? "call" : "calls") of \(models) "
        + (models == 1 ? "model" : "models"))
    for summary in summaries {
      let late = summary.late == 0 ? "" : ", \(summary.late) late"
      Output.line(
        "\(summary.model): \(summary.calls) \(summary.calls == 1 ? "call" : "calls")\(late); "
          + "tokens: \(summary.promptTokens) of prompts (\(summary.cachedTokens) cached), "
          + "\(summary.replyTokens) of answers; \(summary.identity)")
    }
    try cassette.close()
  }
}
