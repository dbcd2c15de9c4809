// SPDX-License-Identifier: Apache-2.0

internal import AgonAssembly
internal import AgonConformance
internal import AgonCore
internal import AgonHost
internal import AgonReport
internal import ArgumentParser

/// `agon plugin bench FILE|ENV`.
struct PluginBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures how fast a plugin is, and what the host costs.",
    discussion: "Rates are counts a second of wall clock on one thread: bare calls of the plugin's "
      + "functions, the same through the host, and through the host in a worker. The cost is how many "
      + "times slower than bare.")

  @Argument(
    help: ArgumentHelp(
      "The path of a plugin (.so) with a slash in it, or an environment's id.", valueName: "plugin")
  )
  var name: String

  @Option(name: .customLong("env"), help: "One environment of the plugin, by id; all otherwise.")
  var environment: String?

  @Option(help: "Seconds of each number.")
  var seconds = 0.5

  @Flag(help: "Prints one JSON object instead of tables.")
  var json = false

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    guard seconds > 0, seconds <= 600 else {
      throw ValidationError("--seconds: give a number above 0 and at most 600.")
    }
  }

  func run() throws {
    let catalogue = plugins.assembly().plugins
    let isPath = name.contains("/")
    let library = try isPath ? catalogue.open(name) : catalogue.library(offering: name)
    let wanted = environment ?? (isPath ? nil : name)
    let offers = library.descriptors.map(\.id).filter { wanted == nil || $0 == wanted }
    if offers.isEmpty {
      throw PluginError(
        code: .unknownEnvironment, path: library.path,
        detail: "The plugin offers no environment \(wanted ?? ""); there are: "
          + library.descriptors.map(\.id).joined(separator: ", ") + ".")
    }
    var lists: [JSON] = []
    for (number, id) in offers.enumerated() {
      let speeds = try measure(id, of: library)
      if json {
        lists.append(["environment": .string(id), "speeds": .array(speeds.map(\.json))])
      } else {
        if number > 0 { Output.line("") }
        Output.lines(ConformanceReport.lines(speeds, of: id))
      }
    }
    if json {
      let report: JSON = ["file": .string(library.path), "environments": .array(lists)]
      Output.line(report.description)
    }
  }

  private func measure(_ id: String, of library: PluginLibrary) throws -> [PluginSpeed] {
    let benchmark = PluginBenchmark(seconds: seconds)
    let environment = try library.makeEnvironment(id, parameters: nil, isolation: .inProcess)
    var speeds = [
      try benchmark.bareSpeed(
        file: library.path, environment: id,
        example: environment.predicates.first?.example.description),
      try benchmark.speed(of: environment, way: "in-process"),
    ]
    do {
      let walled = try library.makeEnvironment(id, parameters: nil, isolation: .worker)
      speeds.append(try benchmark.speed(of: walled, way: "worker"))
    } catch {
      Output.error("In a worker nothing was measured: \(error)")
    }
    return speeds
  }
}
