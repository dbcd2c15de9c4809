// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
internal import AgonAssembly
internal import AgonConformance
internal import AgonCore
internal import AgonHost
internal import AgonReport
internal import ArgumentParser

/// `agon plugin`: what plugins there are.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Shows, makes, checks and measures plugins.",
    subcommands: [
      PluginListCommand.self, PluginInfoCommand.self, PluginNewCommand.self,
      PluginCheckCommand.self, PluginCheckPartCommand.self, PluginBenchCommand.self,
      PluginIncludePathCommand.self,
    ])
}

/// `agon plugin list`.
struct PluginListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the environments that plugins offer.")

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let catalogue = plugins.assembly().plugins
    var table = TextTable([
      ("environment", .left), ("version", .left), ("seats", .left), ("title", .left),
      ("runs", .left), ("certificate", .left), ("file", .left),
    ])
    for library in catalogue.libraries {
      let certificate = PluginCertificate.read(beside: library.path, digest: "\(library.digest)")
      for facts in library.descriptors {
        let seats = facts.seats
        table.append([
          facts.id, facts.version,
          seats.count == 1 ? "\(seats.lowerBound)" : "\(seats.lowerBound)-\(seats.upperBound)",
          facts.title, library.isolation.rawValue,
          certificate?.entry(of: facts.id, version: facts.version).map { "\($0.passed) rules" }
            ?? "none",
          library.path,
        ])
      }
    }
    if catalogue.libraries.isEmpty {
      Output.line("No plugin was found; name a folder with --plugin-dir.")
    } else {
      Output.lines(table.lines)
    }
    for fault in catalogue.faults { Output.error("\(fault)") }
    if !catalogue.faults.isEmpty { throw ExitCode(1) }
  }
}

/// `agon plugin info ENV`.
struct PluginInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Shows what an environment declares and offers.")

  @Argument(
    help: ArgumentHelp(
      "The environment's id, or the path of a plugin (.so) with a slash in it.",
      valueName: "environment"))
  var name: String

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let catalogue = plugins.assembly().plugins
    let library: PluginLibrary
    let ids: [String]
    if name.contains("/") {
      library = try catalogue.open(name)
      ids = library.descriptors.map(\.id)
    } else {
      library = try find(name, in: catalogue)
      ids = [name]
    }
    for (number, id) in ids.enumerated() {
      if number > 0 { Output.line("") }
      let environment = try library.makeEnvironment(id, parameters: nil)
      Output.lines(
        EnvironmentReport.lines(
          environment.descriptor, origin: environment.origin, path: library.path,
          abi: library.abi, symmetries: environment.symmetryCount,
          predicates: environment.predicates,
          place: "\(library.isolation.rawValue)"
            + (library.walls.map { "; \($0)" } ?? ""),
          certificate: PluginCertificate.read(beside: library.path, digest: "\(library.digest)")))
    }
  }

  private func find(_ id: String, in catalogue: PluginCatalogue) throws -> PluginLibrary {
    do {
      return try catalogue.library(offering: id)
    } catch {
      guard error.code == .unknownEnvironment else { throw error }
      for fault in catalogue.faults { Output.error("\(fault)") }
      let known = catalogue.libraries.flatMap { $0.descriptors.map(\.id) }
      throw PluginError(
        code: error.code, path: error.path,
        detail: error.detail
          + (NearestWord.to(id, among: known).map { " Did you mean \($0)?" } ?? ""))
    }
  }
}
