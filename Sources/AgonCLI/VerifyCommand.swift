// SPDX-License-Identifier: Apache-2.0

internal import AgonAssembly
internal import ArgumentParser

/// `agon verify RUN`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Plays a run again from its records and compares the state of each turn.")

  @Argument(help: ArgumentHelp("The run's file.", valueName: "run"))
  var path: String

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let inspection = try RunInspection(path: path, assembly: plugins.assembly())
    for sentence in try inspection.changedPlugins() { Output.error(sentence) }
    let found = try inspection.verify()
    guard found.episodes > 0 else {
      throw AssemblyError(
        code: .run, place: path, detail: "The run holds no finished episode; nothing was verified.")
    }
    for divergence in found.divergences {
      Output.line("episode \(divergence.episode): \(divergence.reason)")
    }
    let kinds = inspection.replayKinds.map { "\($0)" }.sorted().joined(separator: ", ")
    let same = found.episodes - found.divergences.count
    Output.line(
      "\(path): \(same) of \(found.episodes) episodes (\(found.turns) turns) replay bit for bit; "
        + "replay: \(kinds).")
    if !found.divergences.isEmpty { throw ExitCode(1) }
  }
}
