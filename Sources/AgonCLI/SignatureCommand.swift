// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonArena
internal import AgonAssembly
internal import AgonCore
internal import ArgumentParser

/// `agon signature`.
struct SignatureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signature",
    abstract: "Prints the hash of a fixed offline tournament: it tells whether behaviour moved.")

  @Option(help: ArgumentHelp("The arena file of the fixed tournament.", valueName: "file"))
  var arena = "arenas/signature.yaml"

  @OptionGroup var plugins: PluginOptions

  func run() async throws {
    let assembly = plugins.assembly()
    let planned = try assembly.plan(
      try assembly.readArena(at: arena), at: arena, services: .init())
    Output.line(try await Signature.of(planned, jobs: 2).description)
  }
}
