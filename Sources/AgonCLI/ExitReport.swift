// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonArena
internal import AgonAssembly
internal import AgonHost
internal import AgonStore
internal import ArgumentParser
internal import Glibc

/// Ends the process after an error: 2 for wrong usage, 1 for a run that failed.
enum ExitReport {
  /// Says the error in one sentence, on standard error, and ends the process.
  static func exit(with error: any Error) -> Never {
    if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
    guard let (status, text) = own(error) else {
      let isHelp = Agon.exitCode(for: error) == .success
      let text = Agon.fullMessage(for: error)
      if !text.isEmpty { isHelp ? Output.line(text) : Output.error(text) }
      Glibc.exit(isHelp ? 0 : 2)
    }
    Output.error(text)
    Glibc.exit(status)
  }

  /// The exit code and the words for Agon's own errors; nil for those of the argument parser.
  private static func own(_ error: any Error) -> (Int32, String)? {
    switch error {
    case let error as ArenaFileError: (2, error.description)
    case let error as AssemblyError: (error.code == .usage ? 2 : 1, error.description)
    case let error as AgentSettingsError: (2, error.description)
    case let error as PluginError: (2, error.description)
    case let error as ArenaError: (2, error.description)
    case let error as StoreError: (usage.contains(error.code) ? 2 : 1, error.description)
    default:
      Agon.exitCode(for: error) == .failure ? (1, String(describing: error)) : nil
    }
  }

  private static let usage: Set<StoreError.Code> = [
    .notFound, .notARun, .newerVersion, .olderVersion, .anotherArena, .noSingleRun, .locked,
    .notWritable,
  ]
}
