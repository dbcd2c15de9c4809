// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `agon cassette`: recorded calls of language models.
struct CassetteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cassette", abstract: "Works on cassettes: recorded calls of language models.",
    subcommands: [
      CassetteContentsCommand.self, CassetteExportCommand.self, CassetteImportCommand.self,
    ])
}
