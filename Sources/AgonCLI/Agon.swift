// SPDX-License-Identifier: Apache-2.0

internal import AgonAssembly
package import ArgumentParser
internal import Glibc

/// The command `agon`.
package struct Agon: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "agon",
    abstract: "An arena: agents act, say why, and are rated and checked.",
    discussion: "Exit codes: 0 done, 1 the run failed or is incomplete, 2 wrong usage, 130 stopped "
      + "by Ctrl-C.",
    version: agonVersion,
    subcommands: [
      RunCommand.self, PlayCommand.self, StandingsCommand.self, ShowCommand.self,
      AuditCommand.self, VerifyCommand.self, CompareCommand.self, AblateCommand.self,
      PromptCommand.self, CassetteCommand.self, ArenaCommand.self, PluginCommand.self,
      SignatureCommand.self,
    ])

  /// Makes the command.
  package init() {}

  /// Parses the arguments, runs the command and ends the process with its exit code.
  package static func runAndExit() async -> Never {
    signal(SIGPIPE, SIG_IGN)
    do {
      if let refusal = UnknownCommand.refusal(of: Array(CommandLine.arguments.dropFirst())) {
        throw refusal
      }
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Glibc.exit(0)
    } catch {
      ExitReport.exit(with: error)
    }
  }
}
